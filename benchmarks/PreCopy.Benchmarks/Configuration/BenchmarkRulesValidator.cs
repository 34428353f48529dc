using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;
using PreCopy.Benchmarks.Answers;

namespace PreCopy.Benchmarks.Configuration;

/// <summary>
/// The rules of this suite: a benchmark has one of the <see cref="Categories"/>, knows the answer whose checksum goes with
/// its time, and has at most <see cref="MaxCases"/> cases of each kernel.
/// </summary>
public sealed class BenchmarkRulesValidator : IValidator
{
    /// <summary>More than this many cases and nobody waits for, or reads, the table.</summary>
    public const int MaxCases = 16;

    /// <inheritdoc/>
    public bool TreatsWarningsAsErrors => true;

    /// <inheritdoc/>
    public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) =>
        validationParameters
            .Benchmarks.GroupBy(benchmark => benchmark.Descriptor)
            .SelectMany(cases => Broken(cases.Key, [.. cases]));

    private static IEnumerable<ValidationError> Broken(
        Descriptor benchmark,
        IReadOnlyList<BenchmarkCase> cases
    )
    {
        if (!benchmark.Categories.Any(Categories.All.Contains))
            yield return Error(
                $"has no category: add [BenchmarkCategory] with one of {string.Join(", ", Categories.All)}"
            );
        if (!benchmark.Type.IsAssignableTo(typeof(ISimulatedCase)))
            yield return Error($"has no checksum: implement {nameof(ISimulatedCase)}");
        // New kernels join by themselves; they must not break the rule for the axes that people choose.
        var largest = cases.GroupBy(Kernel).Max(kernel => kernel.Count());
        if (largest > MaxCases)
            yield return Error($"has {largest} cases, at most {MaxCases} are allowed");

        ValidationError Error(string what) =>
            new(
                isCritical: true,
                $"{benchmark.Type.Name}.{benchmark.WorkloadMethod.Name} {what}",
                cases[0]
            );
    }

    private static (string Job, object? Kernel) Kernel(BenchmarkCase benchmark) =>
        (
            benchmark.Job.ResolvedId,
            benchmark
                .Parameters.Items.FirstOrDefault(parameter => parameter.Name == "Kernel")
                ?.Value
        );
}
