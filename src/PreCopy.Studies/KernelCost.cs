using PreCopy.Results;

namespace PreCopy.Studies;

/// <summary>Measured: nanoseconds per migration by kernel variant over batch size.</summary>
public sealed class KernelCost : IStudy
{
    /// <inheritdoc/>
    public string Name => "kernel-cost";

    /// <inheritdoc/>
    public string Question => "What does a migration cost to compute, by kernel and batch size?";

    /// <inheritdoc/>
    public bool NeedsMeasurements => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var measured = MeasuredRows.Of(context, "KernelVariants");
        var parameters = measured.Texts("parameters");
        var means = measured.Numbers("mean (ns)");
        var errors = measured.Numbers("error (ns)");
        var data = new Table("kernel", "batch size", "mean (ns/migration)", "error (ns/migration)");
        for (var i = 0; i < parameters.Length; i++)
            data.Add(
                MeasuredRows.Parameter(parameters[i], "Kernel"),
                MeasuredRows.Count(parameters[i], "BatchSize"),
                means[i],
                errors[i]
            );
        return new(data, Finding(data));
    }

    private static string Finding(Table data)
    {
        var sizes = data.Distinct("batch size");
        var size = sizes.Contains("100000") ? "100000" : sizes[^1];
        var rows = data.Where("batch size", size);
        var kernels = rows.Texts("kernel");
        var means = rows.Numbers("mean (ns/migration)");
        var (fastest, slowest) = (
            Array.IndexOf(means, means.Min()),
            Array.IndexOf(means, means.Max())
        );
        return $"In batches of {int.Parse(size):N0}, {kernels[fastest]} is the fastest with {means[fastest]:G3} ns per migration, "
            + $"{means[slowest] / means[fastest]:F1} times as fast as {kernels[slowest]}.";
    }
}
