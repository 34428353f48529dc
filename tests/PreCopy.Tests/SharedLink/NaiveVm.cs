using PreCopy.Model;
using PreCopy.SharedLink;

namespace PreCopy.Tests.SharedLink;

/// <summary>A VM of the naive simulation, with where it stands.</summary>
internal sealed class NaiveVm(double memory, NaiveCurve curve, double weight)
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

    public bool IsSending => Phase is Step.Live or Step.Paused or Step.PostCopy;

    public VmResult Result =>
        Phase == Step.Done
            ? new(Start, End, Downtime, Sent, Rounds, Outcome)
            : new(
                Start,
                double.PositiveInfinity,
                double.PositiveInfinity,
                double.PositiveInfinity,
                double.PositiveInfinity,
                Outcome.Never
            );

    public void Send(double now, double bytes) =>
        (RoundStart, RoundBytes, Unsent) = (now, bytes, bytes);
}
