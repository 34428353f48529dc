using PreCopy.Model;
using PreCopy.Model.Policies;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Policies;

/// <summary>Reads how a guest is slowed down: one of QEMU's ways by its name, none, or parts that replace auto-converge's.</summary>
internal static class ThrottleReader
{
    private const string Limit = "limitPerVcpu";

    public static Throttle? Read(JsonCursor json) =>
        json.IsText
            ? json.OneOf<Throttle?>(
                ("auto-converge", QemuThrottles.AutoConverge),
                ("dirty-limit", QemuThrottles.DirtyLimit),
                ("none", null)
            )
            : Parts(json);

    private static Throttle Parts(JsonCursor json)
    {
        json.Object("trigger", "strikes", "period", "initial", "increment", "most", Limit);
        var start = QemuThrottles.AutoConverge;
        var throttle = new Throttle
        {
            Trigger = Share("trigger") ?? start.Trigger,
            Strikes = json.Find("strikes")?.WholeNumber(1, int.MaxValue) ?? start.Strikes,
            PeriodSeconds =
                json.Find("period")?.Quantity(Quantity.Duration.OrZero) ?? start.PeriodSeconds,
            Initial = Share("initial") ?? start.Initial,
            Increment = Share("increment") ?? start.Increment,
            Most = Share("most") ?? start.Most,
            LimitBytesPerSecondPerVcpu = json.Find(Limit)?.Quantity(Quantity.Rate),
        };
        if (
            throttle.LimitBytesPerSecondPerVcpu is not null
            && (json.Find("initial") ?? json.Find("increment") ?? json.Find("most")) is { } step
        )
            throw step.Error($"has no meaning beside '{Limit}', which slows down in one step");
        if (throttle.Initial > throttle.Most)
            throw json.Error("'initial' must not be above 'most'");
        return throttle;

        double? Share(string key)
        {
            if (json.Find(key) is not { } share)
                return null;
            return share.Number(0, 1) is > 0 and < 1 and var number
                ? number
                : throw share.Error("must be above 0 and below 1");
        }
    }
}
