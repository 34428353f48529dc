using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>One migration's bytes still to copy over time: a saw whose teeth shrink.</summary>
internal sealed class OneMigrationChart()
    : TableChart(
        "one-migration",
        "Each round is shorter than the last, then the VM pauses",
        "round",
        "start (s)",
        "end (s)",
        "copied (bytes)",
        "phase"
    )
{
    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "start (s)", "end (s)", "copied (bytes)");
        var starts = data.Numbers("start (s)");
        var ends = data.Numbers("end (s)");
        var sizes = data.Numbers("copied (bytes)")
            .Select(bytes => bytes / Format.BytesPerGiB)
            .ToArray();
        var phases = data.Texts("phase");
        var panel = figure.Add(
            Scale.Linear(0, ends.Max() * 1.04, 8),
            Scale.FromZero(sizes),
            new Caption("Still to copy", "(GiB)"),
            "Time (s)"
        );
        for (var i = 0; i < starts.Length; i++)
        {
            var color = Looks.Phase(phases[i]);
            panel.Area(color.WithAlpha(70), (starts[i], 0), (starts[i], sizes[i]), (ends[i], 0));
        }
        panel.Over(sheet => DrawTeeth(sheet, starts, ends, sizes, phases));
        panel.Over(sheet => DrawPause(sheet, starts, ends, phases));
        foreach (var phase in phases.Distinct())
            figure.Explain(phase, Looks.Phase(phase));
    }

    private static void DrawTeeth(
        Sheet sheet,
        double[] starts,
        double[] ends,
        double[] sizes,
        string[] phases
    )
    {
        var free = float.NegativeInfinity;
        var pause = Array.IndexOf(phases, "paused");
        var end = pause < 0 ? sheet.Area.Right : sheet.X(starts[pause]);
        for (var i = 0; i < starts.Length; i++)
        {
            var (x, top) = (sheet.X(starts[i]), sheet.Y(sizes[i]));
            var color = Looks.Phase(phases[i]);
            using var tooth = new SKPath();
            tooth.MoveTo(x, sheet.Area.Bottom);
            tooth.LineTo(x, top);
            tooth.LineTo(sheet.X(ends[i]), sheet.Area.Bottom);
            sheet.Canvas.Stroke(tooth, color, 2);

            var label = Format.Bytes(sizes[i] * Format.BytesPerGiB);
            var style = TextStyle.Label.In(color.Darker());
            var right = x + Lettering.Width(label, style);
            // Rounds too short for a label of their own go without.
            if (x < free || right > end)
                continue;
            sheet.Canvas.Write(label, x, top - 6, style);
            free = right + 14;
        }
    }

    private static void DrawPause(Sheet sheet, double[] starts, double[] ends, string[] phases)
    {
        var pauses = Enumerable.Range(0, phases.Length).Where(i => phases[i] == "paused").ToArray();
        if (pauses.Length == 0)
            return;
        var (start, end) = (pauses.Min(i => starts[i]), pauses.Max(i => ends[i]));
        var color = Looks.Phase("paused");
        var band = sheet.Rect(start, end, sheet.YScale.Low, sheet.YScale.High);
        band.Right = Math.Max(band.Right, band.Left + 2);
        sheet.Canvas.Fill(band, color.WithAlpha(40));
        var y = sheet.Area.Top + sheet.Area.Height * 0.35f;
        sheet.Canvas.Line(new(band.Left, sheet.Area.Bottom), new(band.Left, y - 16), color, 1.4f);
        sheet.Canvas.WriteOnPatch(
            $"paused: {Format.Seconds(end - start)} of downtime",
            band.Left - 7,
            y - 6,
            TextStyle.Label with
            {
                Strong = true,
            },
            SKTextAlign.Right
        );
    }
}
