using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The measured time to simulate a rolling maintenance over the VMs of the cluster, with what proportion would say.</summary>
internal sealed class ClusterGrowthChart()
    : TableChart("cluster-growth", Message, "VMs", "mean (s)", "error (s)", "goal (s)")
{
    private const string Engine = "cluster engine";

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "VMs", "goal (s)");
        RequirePositive(data, "VMs");
        RequirePositive(data, "mean (s)");
        var (vms, means) = (data.Numbers("VMs"), data.Numbers("mean (s)"));
        var goal = data.Numbers("goal (s)")[^1];
        var panel = figure.Add(
            Scale.Logarithmic(vms, 0.04).WithTicks(vms.Distinct().Order()),
            Scale.Logarithmic(means.Append(goal), 0.08),
            new Caption("Time to simulate a rolling maintenance", "(s, mean and 99.9 % interval)"),
            "VMs in the cluster, a hundred on a node"
        );
        var look = Looks.Of([], [Engine])[Engine];
        panel.Under(sheet =>
        {
            // In proportion to the largest cluster.
            sheet.Canvas.Line(
                new(sheet.X(vms[0]), sheet.Y(means[^1] * vms[0] / vms[^1])),
                new(sheet.X(vms[^1]), sheet.Y(means[^1])),
                Palette.Axis,
                1.4f,
                5,
                4
            );
            sheet.Canvas.Line(
                new(sheet.X(vms[0]), sheet.Y(goal)),
                new(sheet.X(vms[^1]), sheet.Y(goal)),
                Palette.Axis,
                1.4f
            );
            sheet.Canvas.Write(
                $"goal at {Format.Number(vms[^1])} VMs: {Format.Seconds(goal)}",
                sheet.X(vms[^1]),
                sheet.Y(goal) + 16,
                TextStyle.Unit,
                SkiaSharp.SKTextAlign.Right
            );
        });
        panel.Errors(vms, means, data.Numbers("error (s)"), look);
        panel.Line(vms, means, look);
        figure.Explain("measured (dashed: in proportion to the VMs)", look);
    }

    private static string Message(Table data)
    {
        var (vms, seconds) = (data.Numbers("VMs")[^1], data.Numbers("mean (s)")[^1]);
        return $"A cluster of {Format.Number(vms)} VMs is simulated in {Format.Seconds(seconds)}";
    }
}
