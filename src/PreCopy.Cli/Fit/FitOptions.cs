using System.CommandLine;
using PreCopy.Fitting;
using PreCopy.Model.Policies;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Observations;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Fit;

/// <summary>The words of <c>fit</c>.</summary>
internal sealed class FitOptions
{
    public const string Best = "best";

    private readonly Argument<string> _file = new("FILE")
    {
        Description =
            "A log: CSV of seconds and bytes or pages, or of whole migrations; replies of query-migrate or query-dirty-rate; "
            + "the text of virsh domjobinfo. - reads standard input.",
    };

    private readonly Option<string> _curve = new("--curve")
    {
        Description = $"{string.Join(", ", CurveFitter.Curves)}, or {Best}.",
        HelpName = "CURVE",
        DefaultValueFactory = _ => Best,
    };

    private readonly Option<string?> _memory = new("--memory")
    {
        Description = "The VM's memory, such as '8 GiB'; by default what the log says.",
        HelpName = "QTY",
    };

    private readonly Option<string?> _pageSize = new("--page-size")
    {
        Description =
            "What a page is where the log counts pages and does not say; 4 KiB by default.",
        HelpName = "QTY",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "What the random numbers behind the intervals begin with.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON document.",
    };

    private readonly Option<string?> _output = new("--out")
    {
        Description = "Draw the samples and the fit (fit.svg, fit.png, fit.csv) into this folder.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _scenario = new("--scenario")
    {
        Description = "Write a scenario with the fitted guest, for simulate.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _link = new("--link")
    {
        Description =
            "The scenario's bandwidth, such as '10 Gbit/s'; by default what the log shows.",
        HelpName = "RATE",
    };

    private readonly Option<string> _policy = new("--policy")
    {
        Description =
            "The stop policy of the scenario, and of whole migrations that were observed.",
        HelpName = "PRESET",
        DefaultValueFactory = _ => "qemu",
    };

    /// <summary>Gives the words to the verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Add(_file);
        foreach (
            var option in new Option[]
            {
                _curve,
                _memory,
                _pageSize,
                _seed,
                _json,
                _output,
                _scenario,
                _link,
                _policy,
            }
        )
            verb.Add(option);
        _curve.CompletionSources.Add(_ => CurveFitter.Curves.Append(Best));
        _policy.CompletionSources.Add(_ => PolicyPresets.All.Select(preset => preset.Name));
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="InputException">A word is none that is allowed; the message names the option.</exception>
    public FitRequest Request(ParseResult parsed)
    {
        var curve = parsed.GetValue(_curve)!;
        if (curve != Best && !CurveFitter.Curves.Contains(curve))
            throw new InputException(
                $"--curve: '{curve}' is no curve; write {string.Join(", ", CurveFitter.Curves)} or {Best}"
            );
        var policy = parsed.GetValue(_policy)!;
        return new FitRequest(new InputSource(parsed.GetValue(_file)!))
        {
            Curve = curve == Best ? null : curve,
            Settings = new FitSettings(parsed.GetValue(_seed))
            {
                MemoryBytes = Parse(parsed, _memory, Quantity.Bytes),
            },
            PageBytes = Parse(parsed, _pageSize, Quantity.Bytes) ?? GuestLogReader.DefaultPageBytes,
            LinkBytesPerSecond = Parse(parsed, _link, Quantity.Rate),
            Preset =
                PolicyPresets.Find(policy)
                ?? throw new InputException(
                    $"--policy: '{policy}' is no policy; write one of {string.Join(", ", PolicyPresets.All.Select(preset => preset.Name))}"
                ),
            AsJson = parsed.GetValue(_json),
            OutputFolder = parsed.GetValue(_output),
            ScenarioFile = parsed.GetValue(_scenario),
        };
    }

    private static double? Parse(ParseResult parsed, Option<string?> option, Quantity quantity)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        try
        {
            return quantity.Parse(text);
        }
        catch (InputException problem)
        {
            throw problem.In(option.Name);
        }
    }
}
