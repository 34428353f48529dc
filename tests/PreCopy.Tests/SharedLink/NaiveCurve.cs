using PreCopy.Model.Curves;

namespace PreCopy.Tests.SharedLink;

/// <summary>The dirty curves of the model's section 1, written once more: unique bytes over seconds.</summary>
public abstract record NaiveCurve(double RateBytesPerSecond, double WorkingSetBytes)
{
    public abstract double Unique(double seconds);

    /// <summary>The product's curve of the same numbers.</summary>
    public abstract AnyCurve Any { get; }

    public sealed record Capped(double Rate, double WorkingSet) : NaiveCurve(Rate, WorkingSet)
    {
        public override AnyCurve Any => new CappedCurve(Rate, WorkingSet);

        public override double Unique(double seconds) => Math.Min(Rate * seconds, WorkingSet);
    }

    public sealed record Saturating(double Rate, double WorkingSet) : NaiveCurve(Rate, WorkingSet)
    {
        public override AnyCurve Any => new SaturatingCurve(Rate, WorkingSet);

        public override double Unique(double seconds)
        {
            var x = Rate * seconds / WorkingSet;
            return WorkingSet
                * (x > 1 ? 1 - Math.Exp(-x) : 2 * Math.Exp(-x / 2) * Math.Sinh(x / 2));
        }
    }

    public sealed record HotCold(Saturating Hot, Saturating Cold)
        : NaiveCurve(Hot.Rate + Cold.Rate, Hot.WorkingSet + Cold.WorkingSet)
    {
        public override AnyCurve Any =>
            new HotColdCurve(new(Hot.Rate, Hot.WorkingSet), new(Cold.Rate, Cold.WorkingSet));

        public override double Unique(double seconds) => Hot.Unique(seconds) + Cold.Unique(seconds);
    }

    /// <summary>Through (a, A) and (b, B), then on with the last slope.</summary>
    public sealed record Measured(
        (double Seconds, double Bytes) First,
        (double Seconds, double Bytes) Last,
        double WorkingSet
    ) : NaiveCurve(Last.Bytes / Last.Seconds, WorkingSet)
    {
        public override AnyCurve Any =>
            new MeasuredCurve([First.Seconds, Last.Seconds], [First.Bytes, Last.Bytes], WorkingSet);

        public override double Unique(double seconds)
        {
            var slope = (Last.Bytes - First.Bytes) / (Last.Seconds - First.Seconds);
            var bytes =
                seconds < First.Seconds
                    ? First.Bytes * seconds / First.Seconds
                    : First.Bytes + slope * (seconds - First.Seconds);
            return Math.Min(bytes, WorkingSet);
        }
    }
}
