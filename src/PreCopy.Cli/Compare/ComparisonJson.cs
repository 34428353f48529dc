using PreCopy.Comparison;
using static PreCopy.Cli.OneDocument;

namespace PreCopy.Cli.Compare;

/// <summary>A comparison as one JSON document; what has no finite value is null.</summary>
internal static class ComparisonJson
{
    /// <summary>The keys, for the help.</summary>
    public const string Keys = """
        { "base", "diff": { "name", "commit", "job", "dateUtc" }, "noise": { "relative", "nanoseconds" },
          "geometricMeanRatio", "faster", "slower", "same", "inconclusive", "answersChanged",
          "benchmarks": [ { "name", "class", "method", "parameters", "job", "verdict", "reason", "warnings",
              "answersChanged", "ratio", "ratioLower", "ratioUpper", "noiseRatio", "differentPValue", "samePValue",
              "base", "diff": { "medianNanoseconds", "launches", "samples", "checksum" } } ],
          "onlyInBase", "onlyInDiff": [ name ] }
        """;

    /// <summary>Writes the document and a line's end.</summary>
    public static void Write(
        TextWriter output,
        ComparedSide baseline,
        ComparedSide contender,
        ComparedResults compared
    ) =>
        OneDocument.Write(
            output,
            new
            {
                Base = Side(baseline),
                Diff = Side(contender),
                compared.Settings.Noise,
                GeometricMeanRatio = Finite(compared.GeometricMeanRatio),
                Faster = compared.Count(Verdict.Faster),
                Slower = compared.Count(Verdict.Slower),
                Same = compared.Count(Verdict.Same),
                Inconclusive = compared.Count(Verdict.Inconclusive),
                AnswersChanged = compared.ChangedAnswers.Count(),
                Benchmarks = compared.Benchmarks.Select(Benchmark),
                OnlyInBase = compared.OnlyInBaseline.Select(key => key.ToString()),
                OnlyInDiff = compared.OnlyInContender.Select(key => key.ToString()),
            }
        );

    private static object Side(ComparedSide side) =>
        new
        {
            side.Name,
            Commit = side.Manifest.Commit?.ToString(),
            side.Manifest.Job,
            side.Manifest.DateUtc,
        };

    private static object Benchmark(BenchmarkComparison each) =>
        new
        {
            Name = each.Key.ToString(),
            each.Key.Class,
            each.Key.Method,
            each.Key.Parameters,
            each.Key.Job,
            Verdict = each.Verdict.Word(),
            each.Reason,
            each.Warnings,
            each.AnswersChanged,
            Ratio = Finite(each.Ratio.Ratio),
            RatioLower = Finite(each.Ratio.Lower),
            RatioUpper = Finite(each.Ratio.Upper),
            NoiseRatio = Finite(each.Noise),
            each.DifferentPValue,
            each.SamePValue,
            Base = Measured(each.Baseline),
            Diff = Measured(each.Contender),
        };

    private static object Measured(MeasuredBenchmark side) =>
        new
        {
            MedianNanoseconds = Finite(side.MedianNanoseconds),
            Launches = side.Launches.Count,
            Samples = side.Count,
            side.Checksum,
        };
}
