using PreCopy.Results;
using PreCopy.Studies.Race;

namespace PreCopy.Studies;

/// <summary>Measured: our kernels' times over those of the same algorithms in C++, on the same memory.</summary>
public sealed class AgainstNative : IStudy
{
    private static readonly (string Kernel, string Native)[] Peers =
    [
        ("Scalar", "NativeScalarLoop"),
        ("VectorMaskedLoop", "NativeMaskedLoop"),
    ];

    /// <inheritdoc/>
    public string Name => "against-native";

    /// <inheritdoc/>
    public string Question => "What does it cost to be written in C# instead of C++?";

    /// <inheritdoc/>
    public bool NeedsRace => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var race = RaceTimes.Of(context);
        var data = new Table(
            "kernel",
            "native peer",
            "batch size",
            "ratio",
            "lowest launch",
            "highest launch"
        );
        foreach (var size in race.Sizes(RaceNames.Kernels))
        foreach (var (kernel, native) in PeersAt(race, size))
            if (race.Ratio(RaceNames.Kernels, size, kernel, native) is { } ratio)
                data.Add(kernel, native, size, ratio.Median, ratio.Lowest, ratio.Highest);
        return data.Rows.Count > 0
            ? new(data, Finding(data))
            : throw new MissingMeasurementsException(
                "needs a race against the native peers, which need a C++ compiler"
            );
    }

    private static (string Kernel, string Native)[] PeersAt(RaceTimes race, int size) =>
        race.Best(size) is { } best ? [.. Peers, (best, "NativeLifting")] : Peers;

    private static string Finding(Table data)
    {
        var size = data.Distinct("batch size")[^1];
        var rows = data.Where("batch size", size);
        var ratios = rows.Texts("kernel")
            .Zip(rows.Texts("native peer"), rows.Numbers("ratio"))
            .Select(row => $"{row.First} takes {row.Third:F2} times as long as {row.Second}");
        return $"In batches of {int.Parse(size):N0}, {string.Join(", ", ratios)}.";
    }
}
