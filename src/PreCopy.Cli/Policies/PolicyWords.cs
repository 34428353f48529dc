using System.Globalization;
using PreCopy.Model;
using PreCopy.Model.Policies;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Policies;

/// <summary>The parts of a stop policy in words.</summary>
internal static class PolicyWords
{
    /// <summary>A sentence for each part, in the order in which they are asked.</summary>
    public static IEnumerable<string> Parts(StopPolicy policy)
    {
        if (policy.DowntimeSeconds is { } downtime)
            yield return $"converged when what is left can be sent within {Duration(downtime)}";
        if (policy.Ramp is { } ramp)
            yield return $"this limit rises to {Duration(ramp.ToSeconds)}, by {Duration(ramp.StepSeconds)} {Every(ramp, policy)}";
        if (policy.LooksPerDoubling is { } looks)
            yield return $"this limit doubles with every {(looks == 1 ? "look" : $"{Number(looks)} looks")} that did not stop";
        if (policy.LookSeconds is { } time)
            yield return $"looks as soon as so little is unsent, inside a round, too, at least {Duration(time)} after the look before";
        if (policy.MinPendingBytes is { } pending)
            yield return $"converged when at most {Quantity.Bytes.Print(pending)} are left";
        if (policy.MaxRounds is { } rounds)
            yield return $"forced after {Times(rounds, "live round")}";
        if (policy.MaxFactor is { } factor)
            yield return $"forced before more than {Number(factor)} times the memory would be sent";
        if (policy.HasTimeout)
            yield return $"{Action(policy)} after {Timeout(policy)}";
        if (policy.StallTimeoutSeconds is { } stall)
            yield return $"{Action(policy)} after {Duration(stall)} without progress";
        if (policy.Throttle is { } throttle)
            yield return Throttle(throttle);
    }

    /// <summary>How the policy is known.</summary>
    public static string Words(this Evidence evidence) =>
        evidence switch
        {
            Evidence.Source => "source",
            Evidence.Documentation => "documentation",
            _ => "estimate",
        };

    private static string Every(DowntimeRamp ramp, StopPolicy policy) =>
        $"every {Duration(ramp.IntervalSeconds)}{(ramp.IsIntervalPerGiB ? PerGiB(policy) : "")}"
        + (ramp.FromLook > 0 ? $" from look {ramp.FromLook} on" : "")
        + (ramp.StepsAtOnce ? ", the first time at once" : "");

    private static string Timeout(StopPolicy policy) =>
        string.Join(
            " plus ",
            new[]
            {
                policy.TimeoutSeconds is { } fixedPart ? Duration(fixedPart) : null,
                policy.TimeoutSecondsPerGiB is { } share ? Duration(share) + PerGiB(policy) : null,
            }.OfType<string>()
        );

    private static string PerGiB(StopPolicy policy) =>
        " per GiB of memory"
        + (policy.LeastGiB > 0 ? $" (at least {Number(policy.LeastGiB)} GiB)" : "");

    private static string Action(StopPolicy policy) =>
        policy.OnTimeout switch
        {
            TimeoutAction.Abort => "aborted",
            TimeoutAction.Force => "forced",
            _ => "switched to post-copy",
        };

    private static string Throttle(Throttle throttle) =>
        $"slows the guest down after {Times(throttle.Strikes, "period")} of at least {Duration(throttle.PeriodSeconds)} that dirtied more than {Percent(throttle.Trigger)} of what was sent: "
        + (
            throttle.LimitBytesPerSecondPerVcpu is { } limit
                ? $"to {Quantity.Rate.Print(limit)} a vCPU"
                : $"by {Percent(throttle.Initial)}, then {Percent(throttle.Increment)} more each time, up to {Percent(throttle.Most)}"
        );

    private static string Times(int count, string thing) =>
        $"{Number(count)} {thing}{(count == 1 ? "" : "s")}";

    private static string Percent(double share) =>
        $"{Math.Round(share * 100, 6).ToString(CultureInfo.InvariantCulture)} %";

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Duration(double seconds) => Quantity.Duration.Print(seconds);
}
