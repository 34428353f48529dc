using PreCopy.Model;
using PreCopy.Model.Policies;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios;

/// <summary>Reads a stop policy: a preset's name, or an object of parts.</summary>
internal static class PolicyReader
{
    private const double LargestFactor = 1e9;

    public static (StopPolicy Policy, PolicyPreset? Preset) Read(JsonCursor json)
    {
        if (!json.IsText)
            return (Parts(json), null);
        var preset = PolicyPresets.Find(json.Text());
        return preset is null
            ? throw json.Error(UnknownName(json.Text()))
            : (preset.Policy, preset);
    }

    private static StopPolicy Parts(JsonCursor json)
    {
        json.Object("downtime", "minPending", "maxRounds", "maxFactor", "timeout", "onTimeout");
        var policy = new StopPolicy
        {
            DowntimeSeconds = json.Find("downtime")?.Quantity(Quantity.Duration),
            MinPendingBytes = json.Find("minPending")?.Quantity(Quantity.Bytes.OrZero),
            MaxRounds = json.Find("maxRounds")?.WholeNumber(1, int.MaxValue),
            MaxFactor = json.Find("maxFactor")?.Number(1, LargestFactor),
            TimeoutSeconds = json.Find("timeout")?.Quantity(Quantity.Duration),
        };
        if (json.Find("onTimeout") is { } action)
            policy = policy with { OnTimeout = OnTimeout(action, policy) };
        if (policy == new StopPolicy())
            throw json.Error(
                "empty; write at least one of downtime, minPending, maxRounds, maxFactor, timeout"
            );
        try
        {
            policy.Validate();
        }
        catch (ArgumentException exception)
        {
            throw json.Error(exception.Message);
        }

        return policy;
    }

    private static TimeoutAction OnTimeout(JsonCursor json, StopPolicy policy)
    {
        var action = json.OneOf(
            ("abort", TimeoutAction.Abort),
            ("force", TimeoutAction.Force),
            ("post-copy", TimeoutAction.PostCopy)
        );
        return policy.TimeoutSeconds is null
            ? throw json.Error("needs a 'timeout' beside it")
            : action;
    }

    private static string UnknownName(string name) =>
        $"{QuantityText.Quote(name)} is no policy; write an object of parts or one of "
        + string.Join(", ", PolicyPresets.All.Select(preset => preset.Name));
}
