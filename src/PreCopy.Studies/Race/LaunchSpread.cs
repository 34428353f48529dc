using MathNet.Numerics.Statistics;

namespace PreCopy.Studies.Race;

/// <summary>A figure that every launch measured anew: the median of the launches, the lowest and the highest of them.</summary>
internal readonly record struct LaunchSpread(
    double Median,
    double Lowest,
    double Highest,
    int Launches
)
{
    /// <summary>Of what each launch found; at least one.</summary>
    public static LaunchSpread Of(IReadOnlyCollection<double> launches) =>
        new(launches.Median(), launches.Min(), launches.Max(), launches.Count);
}
