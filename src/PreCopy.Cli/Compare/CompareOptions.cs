using System.CommandLine;
using PreCopy.Comparison;

namespace PreCopy.Cli.Compare;

/// <summary>The words of <c>compare</c>.</summary>
internal sealed class CompareOptions
{
    public Argument<string> Base { get; } =
        new("BASE")
        {
            Description =
                "A folder of results, or the name of a baseline in results/<cpu>/; with --run a kernel, a git revision or a clone's folder.",
        };

    public Argument<string> Diff { get; } =
        new("DIFF") { Description = "What is compared with it; the same kinds." };

    public Option<bool> Run { get; } =
        new("--run") { Description = "Measure both sides now, in alternating launches." };

    public Option<string?> Filter { get; } =
        new("--filter")
        {
            Description =
                "Only the benchmarks whose name matches this pattern; * stands for anything.",
            HelpName = "GLOB",
        };

    public Option<int> Launches { get; } =
        new("--launches")
        {
            Description =
                $"With --run: launches of each side, at least {ComparisonSettings.FewestLaunches}.",
            DefaultValueFactory = _ => 5,
        };

    public Option<string> Job { get; } =
        new("--job")
        {
            Description = "With --run: how long a launch measures: dry, short or full.",
            DefaultValueFactory = _ => "short",
        };

    public Option<string?> Output { get; } =
        new("--out")
        {
            Description =
                "With --run: the folder for both sides' results, base/ and diff/; artifacts/compare by default.",
            HelpName = "DIR",
        };

    public Option<bool> AcrossMachines { get; } =
        new("--across-machines")
        {
            Description =
                "Compare results of different machines or runtimes: not the programs alone differ.",
        };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON document.",
    };

    private readonly Option<string?> _chart = new("--chart")
    {
        Description = $"Draw {RatioTable.Name} (SVG, PNG, CSV) into this folder.",
        HelpName = "DIR",
    };

    private readonly Option<double> _percent = new("--noise-percent")
    {
        Description = "A difference up to this is noise, in per cent of the base's time.",
        DefaultValueFactory = _ => 100 * NoiseThreshold.Usual.Relative,
    };

    private readonly Option<double> _nanoseconds = new("--noise-ns")
    {
        Description = "And so is a difference up to this, in nanoseconds per operation.",
        DefaultValueFactory = _ => NoiseThreshold.Usual.Nanoseconds,
    };

    private readonly Option<bool> _answersMayDiffer = new("--answers-may-differ")
    {
        Description = "Changed answers are told, but do not end with exit code 1.",
    };

    /// <summary>Gives the words to the verb, with the rules they have among them.</summary>
    public void AddTo(Command verb)
    {
        Job.AcceptOnlyFromAmong("dry", "short", "full");
        foreach (var argument in new[] { Base, Diff })
            verb.Add(argument);
        foreach (
            var option in new Option[]
            {
                _json,
                _chart,
                Filter,
                _percent,
                _nanoseconds,
                _answersMayDiffer,
                AcrossMachines,
                Run,
                Launches,
                Job,
                Output,
            }
        )
            verb.Add(option);
        foreach (var noise in new[] { _percent, _nanoseconds })
            noise.Validators.Add(result =>
            {
                if (!(result.GetValueOrDefault<double>() is >= 0 and < 1e9))
                    result.AddError($"{noise.Name}: a number from 0 on");
            });
        Launches.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < ComparisonSettings.FewestLaunches or > 100)
                result.AddError(
                    $"--launches: a number from {ComparisonSettings.FewestLaunches} to 100"
                );
        });
        verb.Validators.Add(result =>
        {
            if (result.GetValue(Run))
                return;
            foreach (var option in new Option[] { Launches, Job, Output })
                if (result.GetResult(option) is { Implicit: false })
                    result.AddError($"{option.Name} goes with --run");
        });
    }

    /// <summary>How the result is made and shown.</summary>
    public ComparisonResult Result(ParseResult parsed) =>
        new(
            ComparisonSettings.Usual with
            {
                Noise = new(parsed.GetValue(_percent) / 100, parsed.GetValue(_nanoseconds)),
            },
            parsed.GetValue(_json),
            parsed.GetValue(_answersMayDiffer),
            parsed.GetValue(_chart)
        );
}
