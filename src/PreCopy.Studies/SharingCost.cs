using PreCopy.Results;

namespace PreCopy.Studies;

/// <summary>Measured and simulated side by side: the engine's cost per batch, and the batch's makespan.</summary>
public sealed class SharingCost : IStudy
{
    /// <inheritdoc/>
    public string Name => "sharing-cost";

    /// <inheritdoc/>
    public string Question => "What does it cost to simulate sharing, and what does sharing cost?";

    /// <inheritdoc/>
    public bool NeedsMeasurements => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var measured = MeasuredRows.Of(context, "LinkSharing");
        var parameters = measured.Texts("parameters");
        var means = measured.Numbers("mean (ns)");
        var errors = measured.Numbers("error (ns)");
        var makespans = measured.Numbers("simulated makespan (s)");
        var data = new Table(
            "split",
            "concurrency",
            "engine cost (ns/batch)",
            "error (ns/batch)",
            "simulated makespan (s)"
        );
        for (var i = 0; i < parameters.Length; i++)
            data.Add(
                MeasuredRows.Parameter(parameters[i], "Split"),
                MeasuredRows.Count(parameters[i], "Concurrency"),
                means[i],
                errors[i],
                makespans[i]
            );
        return new(data, Finding(data));
    }

    private static string Finding(Table data)
    {
        var most = data.Numbers("concurrency").Max().ToString("F0");
        var last = data.Where("concurrency", most);
        var equal = last.Where("split", "equal");
        var sequential = last.Where("split", "sequential");
        return equal.Rows.Count == 0 || sequential.Rows.Count == 0
            ? $"Simulating {most} migrations costs {last.Numbers("engine cost (ns/batch)").Max() / 1e3:G3} µs at most."
            : $"Simulating {most} migrations costs {equal.Numbers("engine cost (ns/batch)")[0] / 1e3:G3} µs at equal shares and "
                + $"{sequential.Numbers("engine cost (ns/batch)")[0] / 1e3:G3} µs one after the other; the makespans simulated are "
                + $"{equal.Numbers("simulated makespan (s)")[0]:F0} s and {sequential.Numbers("simulated makespan (s)")[0]:F0} s.";
    }
}
