using PreCopy.Model;
using PreCopy.Model.Policies;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Policies;

/// <summary>Reads a stop policy: a preset's name, or an object of parts, which may start from a preset.</summary>
internal static class PolicyReader
{
    private const double LargestFactor = 1e9;
    private const double LargestGiB = 1L << 30;
    private const string OneThatStops =
        "write at least one of downtime, minPending, maxRounds, maxFactor, timeout, timeoutPerGiB, stallTimeout";

    public static (StopPolicy Policy, PolicyPreset? Preset) Read(JsonCursor json)
    {
        if (json.IsText)
        {
            var named = Named(json);
            return (named.Policy, named);
        }

        json.Object(PolicyKeys.All);
        var preset = json.Find(PolicyKeys.Preset) is { } name ? Named(name) : null;
        var policy = Changed(preset?.Policy ?? new StopPolicy(), json);
        Check(policy, json);
        return (policy, preset);
    }

    private static PolicyPreset Named(JsonCursor json) =>
        PolicyPresets.Find(json.Text())
        ?? throw json.Error(
            $"{QuantityText.Quote(json.Text())} is no policy; write an object of parts or one of "
                + string.Join(", ", PolicyPresets.All.Select(preset => preset.Name))
        );

    private static StopPolicy Changed(StopPolicy start, JsonCursor json)
    {
        return start with
        {
            DowntimeSeconds = Duration(PolicyKeys.Downtime) ?? start.DowntimeSeconds,
            Ramp = json.Find(PolicyKeys.DowntimeRamp) is { } ramp
                ? RampReader.Read(ramp)
                : start.Ramp,
            LooksPerDoubling =
                json.Find(PolicyKeys.LooksPerDoubling)?.WholeNumber(1, int.MaxValue)
                ?? start.LooksPerDoubling,
            LookSeconds = Duration(PolicyKeys.Look) ?? start.LookSeconds,
            MinPendingBytes =
                json.Find(PolicyKeys.MinPending)?.Quantity(Quantity.Bytes.OrZero)
                ?? start.MinPendingBytes,
            MaxRounds =
                json.Find(PolicyKeys.MaxRounds)?.WholeNumber(1, int.MaxValue) ?? start.MaxRounds,
            MaxFactor =
                json.Find(PolicyKeys.MaxFactor)?.Number(1, LargestFactor) ?? start.MaxFactor,
            TimeoutSeconds = Duration(PolicyKeys.Timeout) ?? start.TimeoutSeconds,
            TimeoutSecondsPerGiB = Duration(PolicyKeys.TimeoutPerGiB) ?? start.TimeoutSecondsPerGiB,
            StallTimeoutSeconds = Duration(PolicyKeys.StallTimeout) ?? start.StallTimeoutSeconds,
            LeastGiB = json.Find(PolicyKeys.LeastGiB)?.Number(0, LargestGiB) ?? start.LeastGiB,
            OnTimeout =
                json.Find(PolicyKeys.OnTimeout)?.OneOf(PolicyKeys.Actions) ?? start.OnTimeout,
            Throttle = json.Find(PolicyKeys.Throttle) is { } throttle
                ? ThrottleReader.Read(throttle)
                : start.Throttle,
        };

        double? Duration(string key) => json.Find(key)?.Quantity(Quantity.Duration);
    }

    // What the model refuses is refused here first, where it has a place and the words of the file.
    private static void Check(StopPolicy policy, JsonCursor json)
    {
        var rises = policy.DowntimeSeconds is not null;
        Needs(PolicyKeys.DowntimeRamp, rises, $"a '{PolicyKeys.Downtime}' to rise from");
        Needs(PolicyKeys.LooksPerDoubling, rises, $"a '{PolicyKeys.Downtime}' to rise from");
        Needs(PolicyKeys.Look, rises, $"a '{PolicyKeys.Downtime}' to look for");
        Needs(
            PolicyKeys.OnTimeout,
            policy.HasTimeout || policy.StallTimeoutSeconds is not null,
            $"a '{PolicyKeys.Timeout}', '{PolicyKeys.TimeoutPerGiB}' or '{PolicyKeys.StallTimeout}' beside it"
        );
        Needs(
            PolicyKeys.LeastGiB,
            policy.TimeoutSecondsPerGiB is not null || policy.Ramp?.IsIntervalPerGiB == true,
            $"a '{PolicyKeys.TimeoutPerGiB}' or a '{PolicyKeys.DowntimeRamp}' with 'perGiB' beside it"
        );
        if (policy.Ramp is { } ramp && ramp.ToSeconds < policy.DowntimeSeconds)
            throw (json.Find(PolicyKeys.DowntimeRamp)?["to"] ?? json[PolicyKeys.Downtime]).Error(
                $"the ramp's end ({Quantity.Duration.Print(ramp.ToSeconds)}) must not be below its start, the downtime limit ({Quantity.Duration.Print(policy.DowntimeSeconds.Value)})"
            );
        if (policy.LookSeconds < StopPolicy.ShortestLookSeconds)
            throw json[PolicyKeys.Look]
                .Error(
                    $"must be at least {Quantity.Duration.Print(StopPolicy.ShortestLookSeconds)}"
                );
        if (policy with { Throttle = null } == new StopPolicy())
            throw json.Error(
                $"{(policy.Throttle is null ? "empty" : "a throttle stops nothing")}; {OneThatStops}"
            );
        try
        {
            policy.Validate();
        }
        catch (ArgumentException exception)
        {
            throw json.Error(exception.Message);
        }

        void Needs(string key, bool isThere, string what)
        {
            if (!isThere && json.Find(key) is { } part)
                throw part.Error($"needs {what}");
        }
    }
}
