using System.CommandLine;
using PreCopy.Cli.Lab;
using PreCopy.Model.Policies;
using PreCopy.Planning;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Plan;

/// <summary>The words of <c>plan</c>.</summary>
internal sealed class PlanOptions
{
    private const int FewestDraws = 20;
    private const int MostDraws = 1_000_000;
    private const int MostChannels = 10_000;

    private readonly Argument<string> _inventory = new("INVENTORY")
    {
        Description =
            "The VMs: CSV with a header, RVTools' vInfo (CSV or xlsx), the text of virsh domstats, kubectl get vmi -o json, "
            + "or a scenario. - reads standard input.",
    };

    private readonly QuantityOption _link = new(
        "--link",
        "The bandwidth of each node in each direction, such as '10 Gbit/s'; a scenario has its own.",
        Quantity.Rate
    );

    private readonly QuantityOption _streamCap = new(
        "--stream-cap",
        "What one stream carries at most.",
        Quantity.Rate
    );

    private readonly Option<int?> _channels = new("--channels")
    {
        Description = "Parallel streams inside one migration.",
        HelpName = "N",
    };

    private readonly QuantityOption _setup = new(
        "--setup",
        "What a migration takes before it copies.",
        Quantity.Duration.OrZero
    );

    private readonly QuantityOption _switchover = new(
        "--switchover",
        "What a switchover takes after the paused send.",
        Quantity.Duration.OrZero
    );

    private readonly Option<string?> _policy = new("--policy")
    {
        Description = "The stop policy; by default the platform's, or qemu.",
        HelpName = "PRESET",
    };

    private readonly Option<string?> _platform = new("--platform")
    {
        Description = "Whose default and settings are shown; by default that of the policy.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _drain = new("--drain")
    {
        Description =
            "The nodes to empty; the VMs go to nodes with memory for them. Without it those that a scenario empties, or else all VMs go over one link.",
        HelpName = "NODE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly QuantityOption _nodeMemory = new(
        "--node-memory",
        "The memory for VMs of each node of which the inventory does not say it; a node takes what it has room for.",
        Quantity.Bytes
    );

    private readonly PlanGuestOptions _guests = new();

    private readonly Option<string> _objective = new("--objective")
    {
        Description =
            $"What to make small: {string.Join(", ", ObjectiveText.Names)}, or a mix such as makespan=2,worst-downtime=1.",
        HelpName = "FIGURE",
        DefaultValueFactory = _ => ObjectiveText.Names[0],
    };

    private readonly QuantityOption _maxDowntime = new(
        "--max-downtime",
        "No downtime above this.",
        Quantity.Duration
    );

    private readonly QuantityOption _within = new(
        "--within",
        "Done within this time.",
        Quantity.Duration
    );

    private readonly Option<string?> _doneBy = new("--done-by")
    {
        Description = "Done at this time of day; tomorrow where it is not after --start.",
        HelpName = "HH:MM",
    };

    private readonly Option<string?> _start = new("--start")
    {
        Description = "When the first migration starts, for --done-by.",
        HelpName = "HH:MM",
    };

    private readonly Option<string?> _usable = new("--usable")
    {
        Description =
            $"The share of the link that migrations can use, such as 0.85..1; by default {UsableText.Print(UsableBandwidth.Usual)}.",
        HelpName = "SHARE",
    };

    private readonly Option<int> _draws = new("--draws")
    {
        Description = "How many draws of what is not known.",
        HelpName = "N",
        DefaultValueFactory = _ => 2000,
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "What the random numbers begin with.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> _skipBadRows = new("--skip-bad-rows")
    {
        Description =
            "Leave out rows that cannot be read, and VMs for which no node has room, and say which.",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON document.",
    };

    private readonly Option<string?> _output = new("--out")
    {
        Description = "Write charts, their data, plan.json and plan.md into this folder.",
        HelpName = "DIR",
    };

    /// <summary>Gives the words to the verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Add(_inventory);
        foreach (
            var option in new Option[]
            {
                _link,
                _streamCap,
                _channels,
                _setup,
                _switchover,
                _policy,
                _platform,
                _drain,
                _nodeMemory,
                _objective,
                _maxDowntime,
                _within,
                _doneBy,
                _start,
                _usable,
                _draws,
                _seed,
                _skipBadRows,
                _json,
                _output,
            }
        )
            verb.Add(option);
        _guests.AddTo(verb);
        _policy.CompletionSources.Add(_ => PolicyPresets.All.Select(preset => preset.Name));
        _platform.CompletionSources.Add(_ => Platforms.All.Select(platform => platform.Name));
        _objective.CompletionSources.Add(_ => ObjectiveText.Names);
    }

    /// <summary>What was asked.</summary>
    /// <exception cref="InputException">A word is none that is allowed; the message names the option.</exception>
    public PlanQuery Query(ParseResult parsed)
    {
        var (within, window) = (
            _within.In(parsed),
            ClockWindow.Seconds(parsed.GetValue(_start), parsed.GetValue(_doneBy))
        );
        if (within is not null && window is not null)
            throw new InputException("--within and --done-by both set the time; write one of them");
        var query = new PlanQuery(new InputSource(parsed.GetValue(_inventory)!))
        {
            LinkBytesPerSecond = _link.In(parsed),
            StreamCapBytesPerSecond = _streamCap.In(parsed),
            Channels = parsed.GetValue(_channels) is { } count
                ? Whole(_channels, count, 1, MostChannels)
                : null,
            SetupSeconds = _setup.In(parsed),
            SwitchoverSeconds = _switchover.In(parsed),
            Preset = OneOf(
                parsed,
                _policy,
                PolicyPresets.Find,
                PolicyPresets.All.Select(preset => preset.Name)
            ),
            Platform = OneOf(
                parsed,
                _platform,
                Platforms.Find,
                Platforms.All.Select(platform => platform.Name)
            ),
            Drain = [.. (parsed.GetValue(_drain) ?? []).Distinct()],
            NodeMemoryBytes = _nodeMemory.In(parsed),
            Objective = ObjectiveText.Parse(parsed.GetValue(_objective)!),
            MaxDowntimeSeconds = _maxDowntime.In(parsed),
            WithinSeconds = within ?? window,
            Usable = parsed.GetValue(_usable) is { } usable
                ? UsableText.Parse(usable)
                : UsableBandwidth.Usual,
            Draws = Whole(_draws, parsed.GetValue(_draws), FewestDraws, MostDraws),
            Seed = parsed.GetValue(_seed),
            SkipBadRows = parsed.GetValue(_skipBadRows),
            AsJson = parsed.GetValue(_json),
            OutputFolder = parsed.GetValue(_output),
        };
        return _guests.Into(query, parsed);
    }

    private static T? OneOf<T>(
        ParseResult parsed,
        Option<string?> option,
        Func<string, T?> find,
        IEnumerable<string> names
    )
        where T : class =>
        parsed.GetValue(option) is not { } name
            ? null
            : find(name)
                ?? throw new InputException(
                    $"{option.Name}: unknown '{name}'; there are: {string.Join(", ", names)}"
                );

    private static int Whole(Option option, int value, int least, int most) =>
        value >= least && value <= most
            ? value
            : throw new InputException(
                $"{option.Name}: {value} is out of range; write a whole number from {least} to {most}"
            );
}
