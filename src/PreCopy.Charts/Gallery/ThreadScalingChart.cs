using System.Globalization;
using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The speedup over threads, by batch size, with the ideal and, where there are points enough, Amdahl's law.</summary>
internal sealed class ThreadScalingChart()
    : TableChart(
        "thread-scaling",
        Message,
        "batch size",
        "threads",
        "speedup",
        "lowest launch",
        "highest launch",
        "fitted speedup"
    )
{
    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "batch size", "threads");
        RequirePositive(data, "speedup");
        RequirePositive(data, "threads");
        var threads = data.Numbers("threads").Distinct().Order().ToArray();
        var fitted = data.Numbers("fitted speedup");
        var ends = data.Numbers("speedup").Concat(data.Numbers("highest launch"));
        var panel = figure.Add(
            Scale.Linear(threads[0] - 0.2, threads[^1] + 0.2).WithCounts(threads),
            Scale.FromZero(ends.Append(threads[^1])),
            new Caption(
                "Speedup over one thread",
                "(times as fast, median and range of the launches)"
            ),
            "Threads"
        );
        panel.Under(sheet =>
            sheet.Canvas.Line(
                new(sheet.X(threads[0]), sheet.Y(threads[0])),
                new(sheet.X(threads[^1]), sheet.Y(threads[^1])),
                Palette.Axis,
                1.4f,
                5,
                4
            )
        );
        var looks = Looks.Of([], data.Distinct("batch size"));
        foreach (var size in data.Distinct("batch size"))
        {
            var rows = data.Where("batch size", size);
            var (xs, ys) = (rows.Numbers("threads"), rows.Numbers("speedup"));
            panel.Ranges(
                xs,
                ys,
                rows.Numbers("lowest launch"),
                rows.Numbers("highest launch"),
                looks[size]
            );
            panel.Line(xs, ys, looks[size]);
            var fit = rows.Numbers("fitted speedup");
            if (fit.Any(double.IsFinite))
                panel.Line(xs, fit, looks[size], width: 1, marker: 0);
            figure.Explain(
                double.Parse(size, CultureInfo.InvariantCulture)
                    .ToString("N0", CultureInfo.InvariantCulture),
                looks[size]
            );
        }
        figure.LegendTitle =
            "Migrations in a batch (dashed: ideal"
            + (fitted.Any(double.IsFinite) ? "; thin: Amdahl's law as fitted)" : ")");
    }

    private static string Message(Table data)
    {
        var (threads, speedups) = (data.Numbers("threads"), data.Numbers("speedup"));
        var most = threads.Max();
        var best = Enumerable
            .Range(0, threads.Length)
            .Where(i => threads[i] == most)
            .MaxBy(i => speedups[i]);
        return $"{Format.Number(most)} threads compute a batch up to {Format.Times(speedups[best])} as fast as one";
    }
}
