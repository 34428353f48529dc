using System.Globalization;
using PreCopy.Comparison;
using PreCopy.Results;
using Spectre.Console;

namespace PreCopy.Cli.Compare;

/// <summary>Shows a comparison to people: changed answers first, then the benchmarks, those that changed most on top.</summary>
internal static class ComparisonReport
{
    private static readonly Dictionary<Verdict, string> Colors = new()
    {
        [Verdict.Slower] = "red",
        [Verdict.Faster] = "green",
        [Verdict.Same] = "default",
        [Verdict.Inconclusive] = "grey",
    };

    // In the order in which a reader should meet them.
    private static readonly Verdict[] Order =
    [
        Verdict.Slower,
        Verdict.Faster,
        Verdict.Inconclusive,
        Verdict.Same,
    ];

    public static void Write(
        ComparedSide baseline,
        ComparedSide contender,
        ComparedResults compared
    )
    {
        var console = Screen.Open();
        console.WriteLine($"base: {baseline.Heading}");
        console.WriteLine($"diff: {contender.Heading}");
        WriteAnswers(console, compared);
        console.Write(Rows(compared));
        foreach (
            var reason in compared
                .Benchmarks.CountBy(each => each.Reason)
                .Where(each => each.Key.Length > 0)
        )
            console.WriteLine($"inconclusive, {reason.Value}: {reason.Key}");
        foreach (var each in compared.Benchmarks)
        foreach (var warning in each.Warnings)
            console.WriteLine($"warning: {each.Key}: {warning}");
        WriteUnmatched(console, "base", compared.OnlyInBaseline);
        WriteUnmatched(console, "diff", compared.OnlyInContender);
        console.WriteLine(Summary(compared));
    }

    /// <summary>The whole comparison in a sentence.</summary>
    public static string Summary(ComparedResults compared)
    {
        var counts = Order
            .Where(verdict => compared.Count(verdict) > 0)
            .Select(verdict => $"{compared.Count(verdict)} {verdict.Word()}");
        var changed = compared.ChangedAnswers.Count();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(changed > 0 ? $"ANSWERS CHANGED in {changed}. " : "")}Of {compared.Benchmarks.Count} benchmarks {string.Join(", ", counts)}; the diff takes {Number(compared.GeometricMeanRatio)} times the base's time in the geometric mean."
        );
    }

    private static void WriteAnswers(IAnsiConsole console, ComparedResults compared)
    {
        if (!compared.ChangedAnswers.Any())
            return;
        console.WriteLine();
        console.MarkupLine(
            "[bold red]!!! THE ANSWERS CHANGED. A time of another answer is no comparison; find out why first:[/]"
        );
        foreach (var each in compared.ChangedAnswers)
            console.MarkupLine(
                $"[red]!!! {Markup.Escape(each.Key.ToString())}: checksum {Markup.Escape(each.Baseline.Checksum)}, now {Markup.Escape(each.Contender.Checksum)}[/]"
            );
    }

    private static Spectre.Console.Table Rows(ComparedResults compared)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple).AddColumn("benchmark");
        foreach (var figure in new[] { "base (ns)", "diff (ns)", "ratio", "interval" })
            table.AddColumn(new TableColumn(figure).RightAligned().NoWrap());
        table.AddColumn("verdict");
        foreach (
            var each in compared
                .Benchmarks.OrderBy(each => Array.IndexOf(Order, each.Verdict))
                .ThenByDescending(each => Math.Abs(Math.Log(each.Ratio.Ratio)))
        )
            table.AddRow(
                Markup.Escape(each.Key.ToString()),
                Number(each.Baseline.MedianNanoseconds),
                Number(each.Contender.MedianNanoseconds),
                Number(each.Ratio.Ratio),
                $"{Number(each.Ratio.Lower)}–{Number(each.Ratio.Upper)}",
                $"[{Colors[each.Verdict]}]{each.Verdict.Word()}[/]"
            );
        return table;
    }

    private static void WriteUnmatched(
        IAnsiConsole console,
        string side,
        IReadOnlyList<BenchmarkKey> keys
    )
    {
        if (keys.Count == 0)
            return;
        console.WriteLine($"only in {side}:");
        foreach (var key in keys)
            console.WriteLine($"  {key}");
    }

    private static string Number(double value) =>
        !double.IsFinite(value)
            ? "–"
            : value.ToString(value < 1000 ? "0.000" : "N0", CultureInfo.InvariantCulture);
}
