using System.CommandLine;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Simulate;

/// <summary>The verb <c>simulate</c>: what a batch of migrations takes, and what it would take one at a time.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var scenario = new Argument<string?>("SCENARIO")
        {
            Description = "The scenario, a JSON file; - reads standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var asJson = new Option<bool>("--json") { Description = "Print one JSON document." };
        var lines = new Option<string?>("--jsonl")
        {
            Description =
                "Read one scenario a line and print one JSON result a line; - reads standard input.",
            HelpName = "FILE",
        };
        var command = new Verb(
            "simulate",
            "Simulate the migrations of a scenario, as scheduled and one at a time.",
            "precopy simulate scenario.json\nprecopy simulate --jsonl scenarios.jsonl > results.jsonl"
        )
        {
            scenario,
            asJson,
            lines,
        };
        command.Validators.Add(result =>
        {
            if (
                result.GetResult(scenario) is { Tokens.Count: > 0 }
                == result.GetResult(lines) is not null
            )
                result.AddError(
                    "simulate needs a SCENARIO file (- reads standard input) or --jsonl FILE, and not both"
                );
        });
        command.SetAction(
            (parsed, cancel) =>
                parsed.GetValue(lines) is { } file
                    ? Task.Run(() => Lines(new InputSource(file), cancel), cancel)
                    : Task.Run(
                            () =>
                                One(
                                    new InputSource(parsed.GetValue(scenario)!),
                                    parsed.GetValue(asJson)
                                ),
                            cancel
                        )
                        .WaitAsync(cancel)
        );
        return command;
    }

    private static int Lines(InputSource source, CancellationToken cancel)
    {
        using var input = source.Open();
        using var output = Console.OpenStandardOutput();
        try
        {
            ScenarioLines.Run(input, output, cancel);
        }
        catch (InputException exception)
        {
            throw exception.In(source.Name);
        }

        return ExitCode.Done;
    }

    private static int One(InputSource source, bool asJson)
    {
        var simulation = new Simulator().Run(Read(source));
        if (!asJson)
            ResultTable.Write(simulation);
        else
        {
            using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            using var json = new ResultJson(output);
            json.Write(simulation);
        }

        return ExitCode.Done;
    }

    private static Scenario Read(InputSource source)
    {
        var utf8 = source.ReadAll();
        try
        {
            return ScenarioReader.Read(utf8);
        }
        catch (InputException exception)
        {
            throw exception.In(source.Name);
        }
    }
}
