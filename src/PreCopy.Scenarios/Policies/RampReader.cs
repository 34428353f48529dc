using PreCopy.Model;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Policies;

/// <summary>Reads how a downtime limit rises.</summary>
internal static class RampReader
{
    public static DowntimeRamp Read(JsonCursor json)
    {
        json.Object("to", "step", "interval", "perGiB", "fromLook", "stepsAtOnce");
        return new DowntimeRamp(Duration("to"), Duration("step"), Duration("interval"))
        {
            IsIntervalPerGiB = json.Find("perGiB")?.Truth() ?? false,
            FromLook = json.Find("fromLook")?.WholeNumber(0, int.MaxValue) ?? 0,
            StepsAtOnce = json.Find("stepsAtOnce")?.Truth() ?? false,
        };

        double Duration(string key) => json[key].Quantity(Quantity.Duration);
    }
}
