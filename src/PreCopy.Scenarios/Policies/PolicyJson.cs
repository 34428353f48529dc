using System.Text.Json;
using PreCopy.Model;
using PreCopy.Model.Policies;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Policies;

/// <summary>Writes a stop policy as the object of parts that a scenario has, so that reading it gives the same policy.</summary>
public static class PolicyJson
{
    /// <summary>Writes the object; parts that are absent or have their default are left out.</summary>
    public static void Write(Utf8JsonWriter json, StopPolicy policy)
    {
        json.WriteStartObject();
        Duration(json, PolicyKeys.Downtime, policy.DowntimeSeconds);
        if (policy.Ramp is { } ramp)
            Write(json, ramp);
        Number(json, PolicyKeys.LooksPerDoubling, policy.LooksPerDoubling);
        Duration(json, PolicyKeys.Look, policy.LookSeconds);
        if (policy.MinPendingBytes is { } pending)
            json.WriteString(PolicyKeys.MinPending, Quantity.Bytes.Print(pending));
        Number(json, PolicyKeys.MaxRounds, policy.MaxRounds);
        Number(json, PolicyKeys.MaxFactor, policy.MaxFactor);
        Duration(json, PolicyKeys.Timeout, policy.TimeoutSeconds);
        Duration(json, PolicyKeys.TimeoutPerGiB, policy.TimeoutSecondsPerGiB);
        Duration(json, PolicyKeys.StallTimeout, policy.StallTimeoutSeconds);
        if (policy.HasTimeout || policy.StallTimeoutSeconds is not null)
            json.WriteString(
                PolicyKeys.OnTimeout,
                PolicyKeys.Actions.Single(action => action.Value == policy.OnTimeout).Name
            );
        Number(json, PolicyKeys.LeastGiB, policy.LeastGiB == 0 ? null : policy.LeastGiB);
        if (policy.Throttle is { } throttle)
            Write(json, throttle);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DowntimeRamp ramp)
    {
        json.WriteStartObject(PolicyKeys.DowntimeRamp);
        Duration(json, "to", ramp.ToSeconds);
        Duration(json, "step", ramp.StepSeconds);
        Duration(json, "interval", ramp.IntervalSeconds);
        if (ramp.IsIntervalPerGiB)
            json.WriteBoolean("perGiB", true);
        Number(json, "fromLook", ramp.FromLook == 0 ? null : ramp.FromLook);
        if (ramp.StepsAtOnce)
            json.WriteBoolean("stepsAtOnce", true);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Throttle throttle)
    {
        if (throttle == QemuThrottles.AutoConverge)
        {
            json.WriteString(PolicyKeys.Throttle, "auto-converge");
            return;
        }

        if (throttle == QemuThrottles.DirtyLimit)
        {
            json.WriteString(PolicyKeys.Throttle, "dirty-limit");
            return;
        }

        json.WriteStartObject(PolicyKeys.Throttle);
        Number(json, "trigger", throttle.Trigger);
        Number(json, "strikes", throttle.Strikes);
        Duration(json, "period", throttle.PeriodSeconds);
        if (throttle.LimitBytesPerSecondPerVcpu is { } limit)
            json.WriteString("limitPerVcpu", Quantity.Rate.Print(limit));
        else
        {
            Number(json, "initial", throttle.Initial);
            Number(json, "increment", throttle.Increment);
            Number(json, "most", throttle.Most);
        }

        json.WriteEndObject();
    }

    private static void Duration(Utf8JsonWriter json, string key, double? seconds)
    {
        if (seconds is { } value)
            json.WriteString(key, Quantity.Duration.Print(value));
    }

    private static void Number(Utf8JsonWriter json, string key, double? number)
    {
        if (number is { } value)
            json.WriteNumber(key, value);
    }
}
