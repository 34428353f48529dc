using System.Globalization;
using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>Each kernel's time over that of the same algorithm in C++.</summary>
internal sealed class AgainstNativeChart()
    : TableChart(
        "against-native",
        Message,
        "kernel",
        "native peer",
        "batch size",
        "ratio",
        "lowest launch",
        "highest launch"
    )
{
    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "batch size", "ratio");
        RequirePositive(data, "ratio");
        var (kernels, peers) = (data.Texts("kernel"), data.Texts("native peer"));
        var (sizes, ratios) = (data.Numbers("batch size"), data.Numbers("ratio"));
        var (lows, highs) = (data.Numbers("lowest launch"), data.Numbers("highest launch"));
        var looks = Looks.Of(Looks.Kernels, kernels);
        Bars.Add(
            figure,
            new Caption(
                "Time of the kernel over that of its native peer",
                "(1: equally fast; median and range of the launches)"
            ),
            "",
            [
                .. kernels.Select(
                    (kernel, i) =>
                        new Bars.Bar(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{kernel} / {peers[i]}, {sizes[i]:N0}"
                            ),
                            ratios[i],
                            lows[i],
                            highs[i],
                            looks[kernel].Color,
                            Format.Number(ratios[i])
                        )
                ),
            ],
            reference: 1
        );
    }

    // The last peer of the table is that of the best kernel.
    private static string Message(Table data)
    {
        var (kernel, peer) = (data.Texts("kernel")[^1], data.Texts("native peer")[^1]);
        var ratio = data.Numbers("ratio")[^1];
        return ratio <= 1 ? $"{kernel} is as fast as {peer}, or faster"
            : ratio <= 1.5
                ? $"{kernel} is within {Math.Ceiling(100 * (ratio - 1)).ToString(CultureInfo.InvariantCulture)} % of {peer}"
            : $"{kernel} takes {Format.Times(ratio)} as long as {peer}";
    }
}
