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
    private const double Rounding = 1e-12;

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

    /// <summary>The downtime limit as the round began, in seconds.</summary>
    public double RestSeconds { get; set; }
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
    public double Dirtied(double seconds) => curve.Unique(RunSeconds(seconds));

    private double LookSeconds =>
        Phase == Step.Live && policy.LookSeconds is { } look ? look : double.PositiveInfinity;

    /// <summary>In how many seconds its transfer ends at the present rate: with the last byte, or a look before it.</summary>
    public double SecondsLeft(double now) =>
        Math.Min(
            Unsent / Rate,
            Math.Max(RoundStart + LookSeconds - now, Math.Max(0, Unsent / Rate - UnsentSeconds))
        );

    private double UnsentSeconds => Math.Max(0, RestSeconds - LookSeconds / 2);

    /// <summary>Whether its transfer has ended.</summary>
    public bool IsOver { get; private set; }

    public void LetTimePass(double now, double next)
    {
        IsOver = now + SecondsLeft(now) <= next * (1 + 0.01 * Rounding);
        Unsent -= (next - now) * Rate;
        // What differs is rounding, or takes less time than the clock can tell.
        if (Unsent <= Rounding * RoundBytes || next + Unsent / Rate == next)
            (Unsent, IsOver) = (0, true);
        else if (IsOver && Math.Abs(Unsent - Rate * UnsentSeconds) <= Rounding * RoundBytes)
            Unsent = Rate * UnsentSeconds;
    }

    /// <summary>Seconds of the round before, as long as the guest ran in them.</summary>
    public double SecondsBefore { get; set; }

    /// <summary>What it dirties in so many seconds, and what is unsent and not dirtied again.</summary>
    public double StillPending(double seconds)
    {
        var (fresh, before) = (Dirtied(seconds), curve.Unique(SecondsBefore));
        if (policy.LookSeconds is null)
            return Unsent + fresh;
        var both = curve.Unique(SecondsBefore + RunSeconds(seconds));
        var kept =
            Rounds == 0 ? 1 - fresh / memory
            : before > 0 ? (both - fresh) / before
            : 1;
        return Unsent > 0 ? fresh + Unsent * kept : fresh;
    }

    /// <summary>So many seconds, less what the throttle takes of them.</summary>
    public double RunSeconds(double seconds) => seconds * (1 - Policy.Throttle);

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
        (RoundStart, RoundBytes, Unsent, IsOver, RestSeconds) = (
            now,
            bytes,
            bytes,
            false,
            policy.LookSeconds is null || Phase != Step.Live ? 0 : Policy.Limit(Rounds, now)!.Value
        );
}
