using PreCopy.Charts;
using PreCopy.Cli.Run;
using PreCopy.Comparison;
using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Compare;

/// <summary>Compares two sides and says what came out, in the way that was asked for.</summary>
/// <param name="Settings">How to compare.</param>
/// <param name="AsJson">Prints one JSON document.</param>
/// <param name="AnswersMayDiffer">Changed answers are told but do not fail the comparison.</param>
/// <param name="ChartFolder">Where the chart and its data go; <see langword="null"/> for none.</param>
internal sealed record ComparisonResult(
    ComparisonSettings Settings,
    bool AsJson,
    bool AnswersMayDiffer,
    string? ChartFolder
)
{
    /// <summary>Compares, and prints.</summary>
    /// <returns>The exit code that the comparison comes to.</returns>
    /// <exception cref="InputException">The sides have no benchmark in common.</exception>
    public int Show(ComparedSide baseline, ComparedSide contender)
    {
        var compared = Comparer.Compare(baseline.Benchmarks, contender.Benchmarks, Settings);
        if (compared.Benchmarks.Count == 0)
            throw new InputException(
                $"compare: {baseline.Name} and {contender.Name} have no benchmark in common, out of {baseline.Benchmarks.Count} and {contender.Benchmarks.Count}"
            );
        if (ChartFolder is not null)
            Draw(baseline, contender, compared, ChartFolder);
        if (AsJson)
            ComparisonJson.Write(Console.Out, baseline, contender, compared);
        else
            ComparisonReport.Write(baseline, contender, compared);
        return ExitCodeOf(compared);
    }

    private int ExitCodeOf(ComparedResults compared) =>
        compared.Count(Verdict.Slower) > 0 || (!AnswersMayDiffer && compared.ChangedAnswers.Any())
            ? ExitCode.No
        : compared.Count(Verdict.Inconclusive) == compared.Benchmarks.Count ? ExitCode.Inconclusive
        : ExitCode.Done;

    private static void Draw(
        ComparedSide baseline,
        ComparedSide contender,
        ComparedResults compared,
        string path
    )
    {
        var folder = OutputFolder.Open(path);
        var table = RatioTable.Of(compared);
        if (table.Rows.Count == 0)
            throw new InputException("--chart: no benchmark has times on both sides to draw");
        TableCsv.Save(table, Path.Combine(folder.Path, $"{RatioTable.Name}.csv"));
        ChartFile.Save(
            ChartRegistry.KernelRatios,
            table,
            ComparisonReport.Summary(compared),
            $"base: {baseline.Heading} · diff: {contender.Heading} · {Footer.Place(baseline.Manifest)}",
            folder.Path
        );
    }
}
