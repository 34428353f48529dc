using PreCopy.Results;

namespace PreCopy.Studies;

/// <summary>Measured: what wider vectors are worth to a kernel, the same code with fewer instructions to use.</summary>
public sealed class IsaLadder : IStudy
{
    private const string Benchmark = "InstructionSets";

    private static readonly (string Job, string Words)[] Rungs =
    [
        ("scalar", "scalar"),
        ("128", "128 bits"),
        ("256", "256 bits"),
        ("512", "512 bits"),
    ];

    /// <inheritdoc/>
    public string Name => "isa-ladder";

    /// <inheritdoc/>
    public string Question => "What are wider vectors worth to the kernels?";

    /// <inheritdoc/>
    public bool NeedsMeasurements => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var rows = context.Benchmarks?.Where(BenchmarkTable.Class, Benchmark);
        var data = new Table(
            "technique",
            "instruction set",
            "mean (ns/migration)",
            "error (ns/migration)"
        );
        foreach (var (job, words) in Rungs)
        {
            var measured = rows?.Where(BenchmarkTable.Job, job);
            for (var i = 0; i < measured?.Rows.Count; i++)
                data.Add(
                    MeasuredRows.Parameter(
                        measured.Texts(BenchmarkTable.Parameters)[i],
                        "Technique"
                    ),
                    words,
                    measured.Numbers(BenchmarkTable.Mean)[i],
                    measured.Numbers(BenchmarkTable.Error)[i]
                );
        }
        return data.Rows.Count > 0
            ? new(data, Finding(data))
            : throw new MissingMeasurementsException(
                $"needs measurements of {Benchmark} with fewer instructions: run the benchmarks first"
            );
    }

    private static string Finding(Table data) =>
        string.Join(" ", data.Distinct("technique").Select(technique => Gain(data, technique)));

    private static string Gain(Table data, string technique)
    {
        var rows = data.Where("technique", technique);
        var (sets, means) = (rows.Texts("instruction set"), rows.Numbers("mean (ns/migration)"));
        return $"{char.ToUpperInvariant(technique[0])}{technique[1..]} takes {means[0]:F1} ns per migration with {sets[0]} instructions and {means[^1]:F1} ns with {sets[^1]}, {means[0] / means[^1]:F1} times as fast.";
    }
}
