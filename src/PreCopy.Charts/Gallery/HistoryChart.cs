using System.Text.RegularExpressions;
using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>The medians of some benchmarks over the runs, each beside its first; changed answers louder than changed times.</summary>
internal sealed partial class HistoryChart()
    : TableChart(
        "history",
        "A commit may change the time, never the answer",
        "benchmark",
        "run",
        "commit",
        "median (ns)",
        "lower (ns)",
        "upper (ns)",
        "level (ns)",
        "step (%)",
        "answer"
    )
{
    private const int MostCommits = 9;
    private const double SeriesGap = 0.06;

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "run", "level (ns)");
        RequirePositive(data, "run");
        RequirePositive(data, "median (ns)");
        var names = data.Distinct("benchmark");
        var series = names
            .Select(
                (name, place) =>
                    new HistoryLine(data.Where("benchmark", name), Shift(place, names.Length))
            )
            .ToArray();
        var panel = figure.Add(
            Commits(data),
            Ratios(series),
            new Caption(
                "Median over that of the first run",
                "(with 95 % interval; what changed, then the fastest kernels)"
            ),
            "Commit (* with changes)"
        );
        panel.HeadRoom = 18;
        panel.Level(1);
        panel.Under(sheet => MarkAnswers(sheet, data));
        var looks = Looks.Of([], names);
        foreach (var (name, line) in names.Zip(series))
        {
            panel.Errors(line.Xs, line.Ratios, line.Errors, looks[name]);
            panel.Line(line.Xs, line.Ratios, looks[name], 1.4f);
            panel.NameAtEnd(
                $"{Format.Number(line.Medians[^1])} ns",
                line.Xs[^1],
                line.Ratios[^1],
                looks[name]
            );
            var steps = line.Steps();
            panel.Over(sheet => DrawSteps(sheet, steps, looks[name]));
            figure.Explain(ParameterName().Replace(name, ""), looks[name]);
        }
    }

    private static double Shift(int place, int count) => (place - (count - 1) / 2.0) * SeriesGap;

    private static Scale Commits(Table data)
    {
        var commits = data.Numbers("run").Zip(data.Texts("commit")).DistinctBy(run => run.First);
        var last = data.Numbers("run").Max();
        var every = Math.Ceiling(last / MostCommits);
        return Scale
            .Linear(0.5, last + 0.5)
            .WithLabels(
                commits
                    .Where(run => (last - run.First) % every == 0)
                    .OrderBy(run => run.First)
                    .Select(run => (run.First, Short(run.Second)))
            );
    }

    private static string Short(string commit)
    {
        var hash = commit.Split(' ')[0];
        return hash[..Math.Min(7, hash.Length)] + (hash == commit ? "" : "*");
    }

    private static Scale Ratios(IEnumerable<HistoryLine> series)
    {
        var ends = series
            .SelectMany(line => line.Ratios.Concat(line.Lower).Concat(line.Upper))
            .Where(double.IsFinite)
            .Append(0.9)
            .Append(1.1)
            .ToArray();
        var (low, high) = (ends.Min(), ends.Max());
        return low > 0 && high > 4 * low
            ? Scale.Logarithmic(ends)
            : Scale.Linear(low - 0.05 * (high - low), high + 0.05 * (high - low));
    }

    private static void MarkAnswers(Sheet sheet, Table data)
    {
        var changed = data.Where("answer", "changed").Numbers("run").CountBy(run => run);
        foreach (var (run, count) in changed)
        {
            var band = sheet.Rect(run - 0.5, run + 0.5, sheet.YScale.Low, sheet.YScale.High);
            sheet.Canvas.Fill(band, Palette.Vermillion.Lighter(0.6));
            var text = count == 1 ? "ANSWER CHANGED" : $"{count} ANSWERS CHANGED";
            var style = TextStyle.Caption.In(Palette.Vermillion.Darker());
            var half = Lettering.Width(text, style) / 2;
            var x = Math.Clamp(band.MidX, sheet.Area.Left + half, sheet.Area.Right - half);
            sheet.Canvas.Write(text, x, sheet.Area.Top - 5, style, SKTextAlign.Center);
        }
    }

    private static void DrawSteps(
        Sheet sheet,
        IReadOnlyList<(double From, double To, double Ratio, double Percent)> steps,
        Look look
    )
    {
        foreach (var step in steps)
        {
            var y = sheet.Y(step.Ratio);
            sheet.Canvas.Line(
                new(sheet.X(step.From), y),
                new(sheet.X(step.To), y),
                look.Color.Darker(),
                2.2f,
                7,
                4
            );
            sheet.Canvas.WriteOnPatch(
                $"{step.Percent:+0;-0} %",
                sheet.X(step.From),
                y + (step.Percent > 0 ? -10 : 20),
                TextStyle.Caption.In(look.Color.Darker())
            );
        }
    }

    [GeneratedRegex(@"\w+=")]
    private static partial Regex ParameterName();
}
