using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Validation.Published;

/// <summary>Ten migrations of one guest under one downtime limit: what was published of them.</summary>
/// <param name="Limit">The limit, in words.</param>
/// <param name="TotalSeconds">The mean total time.</param>
/// <param name="MedianSeconds">The mean first pass and the median of the rest.</param>
/// <param name="FirstPassSeconds">The mean first pass.</param>
/// <param name="DowntimeSeconds">The mean downtime.</param>
/// <param name="BytesSent">The mean of the bytes sent.</param>
/// <param name="Policy">The limit.</param>
internal sealed record TunedRuns(
    string Limit,
    double TotalSeconds,
    double MedianSeconds,
    double FirstPassSeconds,
    double DowntimeSeconds,
    double BytesSent,
    StopPolicy Policy
)
{
    /// <summary>The payload that the link carried, in bytes/s.</summary>
    public double BytesPerSecond => BytesSent / TotalSeconds;

    /// <summary>The memory that the first pass sent: less than the guest's 8 GiB, whose empty pages cost next to nothing.</summary>
    public double FirstPassBytes => FirstPassSeconds * BytesPerSecond;

    /// <summary>What the suite predicts for a guest that dirties so.</summary>
    public VmResult Predicted(AnyCurve dirty, double switchoverSeconds = 0) =>
        Predict.One(
            new(BytesPerSecond, Policy) { SwitchoverSeconds = switchoverSeconds },
            FirstPassBytes,
            dirty
        );

    /// <summary>The seconds before the pause that the suite predicts.</summary>
    public double LiveSeconds(AnyCurve dirty)
    {
        var result = Predicted(dirty);
        return result.EndSeconds - result.DowntimeSeconds;
    }
}
