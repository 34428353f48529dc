using MathNet.Numerics;
using PreCopy.Results;

namespace PreCopy.Studies;

/// <summary>Measured: how long a rolling maintenance takes to simulate, by the VMs of the cluster.</summary>
public sealed class ClusterGrowth : IStudy
{
    /// <summary>Longer than this at the largest cluster misses the goal.</summary>
    private const double GoalSeconds = 10;

    private const double NsPerSecond = 1e9;

    /// <inheritdoc/>
    public string Name => "cluster-growth";

    /// <inheritdoc/>
    public string Question => "How large a cluster can be simulated, and how fast?";

    /// <inheritdoc/>
    public bool NeedsMeasurements => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var measured = MeasuredRows.Of(context, "ClusterGrowth");
        var vms = measured
            .Texts("parameters")
            .Select(parameters => (double)MeasuredRows.Count(parameters, "Vms"))
            .ToArray();
        var seconds = measured.Numbers("mean (ns)").Select(ns => ns / NsPerSecond).ToArray();
        var errors = measured.Numbers("error (ns)").Select(ns => ns / NsPerSecond).ToArray();
        var data = new Table("VMs", "mean (s)", "error (s)", "goal (s)");
        foreach (var i in Enumerable.Range(0, vms.Length).OrderBy(i => vms[i]))
            data.Add(vms[i], seconds[i], errors[i], GoalSeconds);
        return new(data, Finding(data, Exponent(vms, seconds)));
    }

    // The slope in logarithms: 1 where the time grows in proportion.
    private static double Exponent(double[] vms, double[] seconds) =>
        vms.Length < 2
            ? double.NaN
            : Fit.Line(
                [.. vms.Select(count => Math.Log(count))],
                [.. seconds.Select(value => Math.Log(value))]
            ).B;

    private static string Finding(Table data, double exponent)
    {
        var (vms, seconds) = (data.Numbers("VMs")[^1], data.Numbers("mean (s)")[^1]);
        return $"Emptying every node of a cluster of {vms:N0} VMs in turn takes {seconds:G3} s to simulate on one core, {1e6 * seconds / vms:G3} µs a VM"
            + (
                double.IsNaN(exponent)
                    ? "."
                    : $"; the time grows with the VMs to the power of {exponent:F2}."
            );
    }
}
