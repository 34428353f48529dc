using PreCopy.Model;
using PreCopy.SharedLink;

namespace PreCopy.Tests.SharedLink;

/// <summary>A VM of the naive simulation, with where it stands.</summary>
internal sealed class NaiveVm(
    double memory,
    NaiveCurve curve,
    double weight,
    double vcpus,
    StopPolicy policy
)
{
    public enum Step
    {
        Waiting,
        Setup,
        Live,
        Paused,
        Switchover,
        PostCopySwitchover,
        PostCopy,
        Done,
    }

    public double Memory => memory;
    public NaiveCurve Curve => curve;
    public double Weight => weight;

    public NaivePolicy Policy { get; } = new(policy, memory, curve.RateBytesPerSecond, vcpus);

    public Step Phase { get; set; }

    /// <summary>When the present phase ends by the clock; +infinity where bytes or nothing end it.</summary>
    public double Timer { get; set; } = double.PositiveInfinity;

    public double Timeout { get; set; } = double.PositiveInfinity;

    public double RoundStart { get; set; }
    public double RoundBytes { get; set; }
    public double Unsent { get; set; }
    public double Rate { get; set; }

    /// <summary>The rate at the round's start, or null once it has changed.</summary>
    public double? ConstantRate { get; set; }

    /// <summary>At this rate its rounds no longer change.</summary>
    public bool IsSettled { get; set; }

    public double Start { get; set; } = double.PositiveInfinity;
    public double End { get; set; } = double.PositiveInfinity;
    public double Downtime { get; set; }
    public double Sent { get; set; }
    public int Rounds { get; set; }
    public Outcome Outcome { get; set; }
    public double PostCopySeconds { get; set; }
    public double DemandedBytes { get; set; }

    /// <summary>What it dirties in so many seconds, slowed down as it is.</summary>
    public double Dirtied(double seconds) => curve.Unique(seconds * (1 - Policy.Throttle));

    public bool IsSending => Phase is Step.Live or Step.Paused or Step.PostCopy;

    public VmResult Result =>
        Phase == Step.Done
            ? new(Start, End, Downtime, Sent, Rounds, Outcome)
            {
                LostVcpuSeconds = Policy.LostVcpuSeconds,
                PostCopySeconds = PostCopySeconds,
                DemandedBytes = DemandedBytes,
            }
            : new(
                Start,
                double.PositiveInfinity,
                double.PositiveInfinity,
                double.PositiveInfinity,
                double.PositiveInfinity,
                Outcome.Never
            )
            {
                LostVcpuSeconds = Policy.Throttle > 0 ? double.PositiveInfinity : 0,
            };

    public void Send(double now, double bytes) =>
        (RoundStart, RoundBytes, Unsent) = (now, bytes, bytes);
}
