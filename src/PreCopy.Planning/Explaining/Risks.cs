using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Policies;
using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;
using PreCopy.SharedLink;

namespace PreCopy.Planning.Explaining;

/// <summary>VMs that may not converge under a candidate, why, and what would let them.</summary>
internal sealed class Risks(Fleet fleet, Simulations simulations, Candidate candidate)
{
    private const double Worrying = 0.01;
    private const double Enough = 0.05;

    // A quantile of 5 % needs no more of them.
    private const int MostDraws = 500;

    // Some 100 MB of them.
    private const int MostCurves = 1_000_000;

    private readonly LinkSettings _link = fleet.Request.Link;

    /// <summary>
    /// What counts as not converging: any other outcome, but for the regular end of a policy that knows no convergence.
    /// </summary>
    public static Func<Outcome, bool> IsAtRisk(StopPolicy policy) =>
        policy.CanConverge
            ? outcome => outcome != Outcome.Converged
            : outcome => outcome is not (Outcome.Converged or Outcome.Forced);

    /// <summary>Those that do not converge in more than 1 % of the draws, the worst first.</summary>
    public VmAtRisk[] Find()
    {
        var shares = Shares(_link);
        int[] worst =
        [
            .. Enumerable
                .Range(0, fleet.Count)
                .Where(vm => shares[vm] > Worrying)
                .OrderByDescending(vm => shares[vm]),
        ];
        if (worst.Length == 0)
            return [];
        var waiting = simulations.Shares(
            candidate,
            _link,
            result => double.IsPositiveInfinity(result.StartSeconds)
        );
        var throttled = Shares(
            _link with
            {
                Policy = _link.Policy with { Throttle = QemuThrottles.AutoConverge },
            }
        );
        var (usable, curves) = Curves(fleet, worst);
        var found = new VmAtRisk[worst.Length];
        simulations.EachOf(
            worst.Length,
            () => 0,
            (i, _) =>
                found[i] = Of(
                    worst[i],
                    shares[worst[i]],
                    throttled[worst[i]],
                    waiting[worst[i]],
                    new(_link, fleet.Medians[worst[i]].MemoryBytes, usable, curves[i])
                )
        );
        return found;
    }

    private double[] Shares(LinkSettings link)
    {
        var isAtRisk = IsAtRisk(link.Policy);
        return simulations.Shares(candidate, link, result => isAtRisk(result.Outcome));
    }

    private VmAtRisk Of(int vm, double share, double throttled, double waiting, LoneVm lone)
    {
        var alone = lone.OnTheLink().NotConverged;
        var needed = Needed(lone);
        var isHeldUp = waiting > share / 2;
        var isQemu = fleet.Request.Platform.IsQemu;
        List<string> remedies = [];
        if (alone <= Math.Min(Enough, share / 2))
            remedies.Add("alone");
        if (double.IsFinite(needed) && !isHeldUp)
            remedies.Add("more bandwidth");
        if (throttled <= Enough && isQemu)
            remedies.Add("auto-converge");
        if (isQemu)
            remedies.Add("post-copy");
        return new(fleet.Request.Vms[vm].Name, share, isHeldUp ? HeldUp(waiting) : Reason(vm))
        {
            Alone = alone,
            WithAutoConverge = throttled,
            NeededBytesPerSecond = needed,
            Remedies = remedies,
        };
    }

    private static string HeldUp(double waiting) =>
        $"waits, in {Plain.Share(waiting)} of the draws, behind a copy that goes on for ever";

    private string Reason(int vm)
    {
        var dirty = fleet.Medians[vm].Dirty;
        return $"writes {Plain.Rate(dirty.RateBytesPerSecond)} (median) into {Plain.Bytes(dirty.WorkingSetBytes)}; "
            + $"its share {(candidate.InAll == 1 ? "one at a time" : $"at {candidate.InAll} at once")} is {Plain.Rate(Share(vm))}";
    }

    // Of the wire, with every slot taken and average neighbours.
    private double Share(int vm)
    {
        var outOfNode = Math.Min(candidate.PerNode, fleet.MostOfOneSource);
        var intoNode = (candidate.InAll + fleet.Targets - 1) / fleet.Targets;
        var part = fleet.Sources == 1 ? outOfNode : Math.Max(outOfNode, intoNode);
        var weight = candidate.Weights is { } weights ? weights[vm] / weights.Average() : 1;
        return Math.Min(
            _link.BandwidthBytesPerSecond * fleet.MedianUsable * Math.Min(1, weight / part),
            _link.MigrationCapBytesPerSecond / _link.MemoryRatio
        );
    }

    /// <summary>The least bandwidth at which 95 % of the draws converge, to a thousandth.</summary>
    private double Needed(LoneVm lone)
    {
        const double precision = 1.001;
        const double most = 1e15;
        var high = _link.BandwidthBytesPerSecond;
        while (!Converges(high))
            if ((high *= 2) > most)
                return double.PositiveInfinity;
        var low = high / 2;
        while (Converges(low) && low > 1)
            (low, high) = (low / 2, low);
        while (high > low * precision)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = Converges(middle) ? (low, middle) : (middle, high);
        }

        return high;

        bool Converges(double bandwidth) => lone.At(bandwidth).NotConverged <= Enough;
    }

    /// <summary>What is usable of the link, and the curves of some VMs, in the first draws.</summary>
    public static (double[] Usable, AnyCurve[][] Curves) Curves(Fleet fleet, int[] vms)
    {
        var draws = Math.Min(fleet.Draws, Math.Clamp(MostCurves / vms.Length, 1, MostDraws));
        var usable = new double[draws];
        AnyCurve[][] curves = [.. vms.Select(_ => new AnyCurve[draws])];
        var (random, all) = (new DrawRandom(), new Vm<AnyCurve>[fleet.Count]);
        for (var draw = 0; draw < draws; draw++)
        {
            usable[draw] = fleet.Draw(draw, random, all);
            for (var i = 0; i < vms.Length; i++)
                curves[i][draw] = all[vms[i]].Dirty;
        }

        return (usable, curves);
    }
}
