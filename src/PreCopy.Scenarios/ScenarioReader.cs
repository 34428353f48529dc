using System.Text.Json;
using PreCopy.Model;
using PreCopy.Scenarios.Clusters;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Policies;
using PreCopy.Scenarios.Quantities;
using PreCopy.Scenarios.Vms;
using PreCopy.SharedLink;

namespace PreCopy.Scenarios;

/// <summary>Reads a scenario from JSON.</summary>
public static class ScenarioReader
{
    private const double LightestWeight = 1e-9;
    private const double HeaviestWeight = 1e9;
    private const int MostChannels = 10_000;
    private const double LargestRatio = 1e6;

    /// <summary>The scenario in <paramref name="utf8"/>; comments, trailing commas and a byte order mark are allowed.</summary>
    /// <exception cref="InputException">It is none; the message has the JSON path, or the line and column.</exception>
    public static Scenario Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonText.Parse(utf8);
        return Read(document);
    }

    /// <summary>The scenario in <paramref name="utf8"/>, which is a single line of a file of scenarios.</summary>
    /// <exception cref="InputException">It is none; the message has the line, and the JSON path or the column.</exception>
    public static Scenario ReadLine(ReadOnlyMemory<byte> utf8, int line)
    {
        using var document = JsonText.Parse(utf8, line);
        try
        {
            return Read(document);
        }
        catch (InputException exception)
        {
            throw exception.In($"line {line}");
        }
    }

    private static Scenario Read(JsonDocument document)
    {
        var root = new JsonCursor(document).Object(
            "link",
            "policy",
            "schedule",
            "vms",
            "nodes",
            "racks",
            "moves",
            "drain"
        );
        var onNodes = root.Find("nodes") is not null;
        if (!onNodes)
            ClusterReader.Refuse(root, "racks", "moves", "drain");
        var (policy, preset) = PolicyReader.Read(root["policy"]);
        var settings =
            onNodes && root.Find("link") is null
                ? new LinkSettings(double.PositiveInfinity, policy)
                : Link(root["link"], policy, onNodes);
        var vms = VmReader.Read(root["vms"], onNodes);
        if (root.Find("schedule") is { } schedule)
            settings = Schedule(schedule, settings, vms);
        return new Scenario(settings, preset, vms.Names, vms.ToMemory())
        {
            Cluster = onNodes ? ClusterReader.Read(root, settings, vms) : null,
        };
    }

    private static LinkSettings Link(JsonCursor link, StopPolicy policy, bool onNodes)
    {
        link.Object("bandwidth", "streamCap", "channels", "compression");
        var bandwidth =
            onNodes && link.Find("bandwidth") is null
                ? double.PositiveInfinity
                : link["bandwidth"].Quantity(Quantity.Rate);
        return new LinkSettings(bandwidth, policy)
        {
            StreamCapBytesPerSecond =
                link.Find("streamCap")?.Quantity(Quantity.Rate) ?? double.PositiveInfinity,
            Channels = link.Find("channels")?.WholeNumber(1, MostChannels) ?? 1,
            Compression = link.Find("compression") is { } json ? Compression(json) : null,
        };
    }

    private static Compression Compression(JsonCursor json)
    {
        json.Object("ratio", "rate");
        return new Compression(
            json["ratio"].Number(1, LargestRatio),
            json.Find("rate")?.Quantity(Quantity.Rate) ?? double.PositiveInfinity
        );
    }

    private static LinkSettings Schedule(JsonCursor schedule, LinkSettings settings, VmBatch vms)
    {
        schedule.Object("concurrency", "weights", "setup", "switchover");
        if (schedule.Find("weights") is { } weights)
            vms.SetWeights(weights, LightestWeight, HeaviestWeight);
        return settings with
        {
            Concurrency = Concurrency(schedule.Find("concurrency")),
            SetupSeconds = schedule.Find("setup")?.Quantity(Quantity.Duration.OrZero) ?? 0,
            SwitchoverSeconds =
                schedule.Find("switchover")?.Quantity(Quantity.Duration.OrZero) ?? 0,
        };
    }

    private static int Concurrency(JsonCursor? concurrency) =>
        concurrency is null ? int.MaxValue
        : concurrency.IsText ? concurrency.OneOf(("all", int.MaxValue))
        : concurrency.WholeNumber(1, int.MaxValue);
}
