using ScottPlot;

namespace PreCopy.Charts.Drawing;

/// <summary>A scale's ticks as ScottPlot wants them. Its own fixed ticks are dropped from axes without plottables: maps.</summary>
internal sealed class ScaleTicks(Scale scale) : ITickGenerator
{
    public Tick[] Ticks { get; } =
    [.. scale.Ticks.Select(tick => Tick.Major(scale.At(tick.Value), tick.Label))];

    public int MaxTickCount { get; set; } = int.MaxValue;

    public void Regenerate(
        CoordinateRange range,
        Edge edge,
        PixelLength size,
        Paint paint,
        LabelStyle labelStyle
    ) { }
}
