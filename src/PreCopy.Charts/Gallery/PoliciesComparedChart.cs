using System.Globalization;
using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>A row for each policy: how its migrations end at every concurrency, and how much longer they take at once than alone.</summary>
internal sealed class PoliciesComparedChart()
    : TableChart(
        "policies-compared",
        Message,
        "policy",
        "concurrency",
        "makespan (s)",
        "downtime (s)",
        "outcome"
    )
{
    private const double LongPause = 1;

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "concurrency");
        RequirePositive(data, "makespan (s)");
        var rows = PolicyRow.Of(data);
        var (least, most) = (rows[0].Cells[0].Concurrency, rows[0].Cells[^1].Concurrency);
        var names = Scale.Rows([.. rows.Select(row => row.Policy)]);
        var outcomes = figure.Add(
            Scale
                .Linear(least - 0.5, most + 0.5)
                .WithCounts([.. rows[0].Cells.Select(cell => cell.Concurrency)]),
            names,
            new Caption("Outcome", "and the VM's pause where it is longer than 1 s (s)"),
            "Migrations at once",
            weight: 2.6f
        );
        outcomes.HasGrid = false;
        outcomes.Over(sheet => DrawOutcomes(sheet, rows));
        var times = figure.Add(
            Scale.Logarithmic(
                rows.SelectMany(row => row.Cells).Select(cell => cell.Makespan),
                0.12
            ),
            names.WithLabels([]),
            new Caption(
                "Makespan",
                $"(s): {Format.Number(least)} and {Format.Number(most)} at once"
            ),
            "Seconds"
        );
        times.Over(sheet => DrawMakespans(sheet, rows));
        var seen = rows.SelectMany(row => row.Cells).Select(cell => cell.Outcome).ToHashSet();
        foreach (var outcome in PolicyRow.Severity.Where(seen.Contains))
            if (outcome == "never")
                figure.ExplainNever("never ends");
            else
                figure.Explain(outcome, Looks.Outcome(outcome));
    }

    private static void DrawOutcomes(Sheet sheet, IReadOnlyList<PolicyRow> rows)
    {
        foreach (var (place, row) in rows.Index())
        foreach (var cell in row.Cells)
        {
            var middle = rows.Count - 1 - place;
            var box = sheet.Rect(
                cell.Concurrency - 0.5,
                cell.Concurrency + 0.5,
                middle - 0.42,
                middle + 0.42
            );
            box.Inflate(-0.75f, 0);
            if (cell.Outcome == "never")
                sheet.Canvas.Hatch(box);
            else
                sheet.Canvas.Fill(box, cell.Color);
            var style = (TextStyle.Tick with { Size = 10.5f }).In(cell.Color.TextOn());
            sheet.Canvas.Write(Sign(cell), box.MidX, box.MidY + 4, style, SKTextAlign.Center);
        }
    }

    private static string Sign(PolicyRow.Cell cell) =>
        cell.Outcome == "aborted" ? "×"
        : !(cell.Pause > LongPause) ? ""
        : cell.Pause.ToString(cell.Pause < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static void DrawMakespans(Sheet sheet, IReadOnlyList<PolicyRow> rows)
    {
        foreach (var (place, row) in rows.Index())
        {
            var y = sheet.Y(rows.Count - 1 - place);
            var (alone, together) = (row.Cells[0], row.Cells[^1]);
            var from = sheet.X(alone.Makespan);
            if (double.IsFinite(together.Makespan))
            {
                var color = together.Color;
                var to = sheet.X(together.Makespan);
                sheet.Canvas.Line(new(from, y), new(to, y), color, 2);
                Dot(sheet, to, y, color);
                sheet.Canvas.WriteOnPatch(
                    Format.Number(together.Makespan),
                    to - 8,
                    y + 4,
                    TextStyle.Label,
                    SKTextAlign.Right
                );
            }
            else
                sheet.Canvas.WriteOnPatch("never", from + 12, y + 4, TextStyle.Label);
            Dot(sheet, from, y, Palette.Faint);
        }
    }

    private static void Dot(Sheet sheet, float x, float y, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        sheet.Canvas.DrawCircle(x, y, 4, paint);
    }

    private static string Message(Table data)
    {
        var ends = PolicyRow.Of(data).Select(row => row.Cells[^1]).ToArray();
        var paused = ends.Where(cell => cell.Pause > LongPause).ToArray();
        string[] ways =
        [
            .. Way(ends.Count(cell => cell.Outcome == "aborted"), "abort", "aborts"),
            .. Way(
                paused.Length,
                "pause for",
                "pauses for",
                paused.Length == 0 ? "" : $" up to {paused.Max(cell => cell.Pause):F0} s"
            ),
            .. Way(ends.Count(cell => cell.Outcome == "never"), "never end", "never ends"),
        ];
        return $"{Format.Number(ends[0].Concurrency)} at once: of {ends.Length} policies "
            + (ways.Length == 0 ? "none breaks" : string.Join(", ", ways));

        static IEnumerable<string> Way(int count, string many, string one, string rest = "") =>
            count == 0 ? [] : [$"{count} {(count == 1 ? one : many)}{rest}"];
    }
}
