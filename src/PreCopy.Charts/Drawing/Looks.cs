using ScottPlot;
using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>Which look belongs to what, in every chart: add a name here to keep its look when others come and go.</summary>
internal static class Looks
{
    internal static IReadOnlyList<string> Policies { get; } =
    ["downtime limit 300 ms", "5 rounds", "3 × memory"];

    internal static IReadOnlyList<string> Splits { get; } = ["equal", "70/30", "sequential"];

    /// <summary>Dirty curves.</summary>
    internal static IReadOnlyList<string> Curves { get; } =
    ["capped", "saturating", "hot-cold", "measured", "constant rate"];

    internal static IReadOnlyList<string> Throttles { get; } =
    ["dirty-limit", "auto-converge", "no throttle"];

    /// <summary>Orders in which VMs are admitted.</summary>
    internal static IReadOnlyList<string> Orders { get; } =
    [
        "smallest-first",
        "largest-first",
        "lowest-dirty-rate-first",
        "most-restless-first",
        "first-in",
    ];

    /// <summary>How the VMs of a batch in the lab share the link.</summary>
    internal static IReadOnlyList<string> Schedules { get; } =
    [
        "one after the other",
        "all at once",
        "two at a time",
        "unequal shares",
        "capped streams",
        "post-copy",
    ];

    internal static IReadOnlyList<string> Kernels { get; } =
    [
        "Reference",
        "Scalar",
        "VectorMaskedLoop",
        "Avx2PipelinedLifting",
        "Avx512PipelinedLifting",
        "Vector256Lifting",
        "NativeMemoryShape",
        "NativeLifting",
        "NativeScalarLoop",
        "NativeMaskedLoop",
        "ScalarLifting",
        "Vector512Lifting",
        "ThreadedLifting",
        "ScalarLogPower",
        "TensorLogPower",
        "Dispatcher",
    ];

    /// <summary>The instruction sets of the ladder.</summary>
    internal static IReadOnlyList<string> InstructionSets { get; } =
    ["scalar", "128 bits", "256 bits", "512 bits"];

    private static readonly double[] Ratios = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8];

    private static readonly MarkerShape[] Markers =
    [
        MarkerShape.FilledCircle,
        MarkerShape.FilledSquare,
        MarkerShape.FilledTriangleUp,
        MarkerShape.FilledDiamond,
        MarkerShape.OpenCircle,
        MarkerShape.OpenSquare,
        MarkerShape.OpenTriangleUp,
        MarkerShape.OpenDiamond,
    ];

    /// <summary>What a migration is doing: it is set up, or sends its first pass, again, or while the VM stands still.</summary>
    internal static SKColor Phase(string phase) =>
        phase switch
        {
            "setup" => Palette.Faint,
            "first pass" => Palette.Blue,
            "re-sent" => Palette.Vermillion,
            "paused" => Palette.Ink,
            _ => throw new ArgumentException(
                $"a phase is 'setup', 'first pass', 're-sent' or 'paused', not '{phase}'"
            ),
        };

    /// <summary>How a migration ended; what never ends is hatched.</summary>
    internal static SKColor Outcome(string outcome) =>
        outcome switch
        {
            "converged" => Palette.Blue,
            "forced" => Palette.Orange,
            "aborted" => Palette.Vermillion,
            "post-copy" => Palette.Purple,
            "never" => Palette.Faint,
            _ => throw new ArgumentException(
                $"an outcome is 'converged', 'forced', 'aborted', 'post-copy' or 'never', not '{outcome}'"
            ),
        };

    /// <summary>What a comparison says of a benchmark.</summary>
    internal static Look Verdict(string verdict) =>
        verdict switch
        {
            "slower" => new(Palette.Vermillion, MarkerShape.FilledTriangleUp),
            "faster" => new(Palette.Blue, MarkerShape.FilledDiamond),
            "same" => new(Palette.Ink, MarkerShape.FilledCircle),
            "inconclusive" => new(Palette.Faint, MarkerShape.OpenSquare),
            _ => throw new ArgumentException(
                $"a verdict is 'slower', 'faster', 'same' or 'inconclusive', not '{verdict}'"
            ),
        };

    /// <summary>A prediction beside what was measured.</summary>
    internal static Look Prediction(string kind) =>
        kind switch
        {
            "prediction" => new(Palette.Blue, MarkerShape.FilledCircle),
            "model that is known to miss" => new(Palette.Vermillion, MarkerShape.FilledTriangleUp),
            "out of its band" => new(Palette.Ink, MarkerShape.OpenSquare),
            _ => throw new ArgumentException($"'{kind}' is no kind of prediction"),
        };

    /// <summary>A dirty ratio, D/B: the colour grows with it, the marker is that of the nearest common ratio.</summary>
    internal static Look DirtyRatio(double ratio)
    {
        var nearest = Ratios.MinBy(known => Math.Abs(Math.Log(known / ratio)));
        return new Look(
            Palette.Amount(Math.Log(ratio / 0.01) / Math.Log(0.5 / 0.01)),
            Markers[Array.IndexOf(Ratios, nearest) % Markers.Length]
        );
    }

    /// <summary>Streams that cannot fill the link, among those that can.</summary>
    internal static Look CappedStream { get; } = new(Palette.Green, MarkerShape.OpenSquare);

    /// <summary>A limit that counts what leaves and what reaches a node apart, beside one that counts both.</summary>
    internal static Look LimitPerRole { get; } = new(Palette.Blue, MarkerShape.FilledTriangleUp);

    /// <summary>A look for each name: its own where it is known, else the next that is free.</summary>
    internal static IReadOnlyDictionary<string, Look> Of(
        IReadOnlyList<string> known,
        IEnumerable<string> names
    )
    {
        var order = known.Concat(names).Distinct().ToArray();
        return order
            .Select((name, place) => (name, look: At(place)))
            .ToDictionary(each => each.name, each => each.look);
    }

    // The two counts have no common divisor, so no pair comes twice before 56 names.
    private static Look At(int place) =>
        new(Palette.Kinds[place % Palette.Kinds.Count], Markers[place % Markers.Length]);
}
