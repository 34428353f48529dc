using System.CommandLine;
using PreCopy.Model.Policies;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Policies;

/// <summary>The verb <c>policies</c>: the stop policies of real systems, part by part, and how they are known.</summary>
internal static class PoliciesCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "A preset to show in full; all of them when none is named.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "NAME",
        };
        name.CompletionSources.Add(_ => PolicyPresets.All.Select(preset => preset.Name));
        var asJson = new Option<bool>("--json") { Description = "Print one JSON document." };
        var verb = new Verb(
            "policies",
            "List the stop policies of real systems: their parts, and how they are known.",
            "precopy policies\nprecopy policies nova"
        )
        {
            name,
            asJson,
        };
        verb.SetAction(parsed =>
        {
            var preset = parsed.GetValue(name) is { } text ? Named(text) : null;
            if (parsed.GetValue(asJson))
                WriteJson(preset);
            else if (preset is null)
                PolicyListing.Write(Console.Out, PolicyPresets.All);
            else
                PolicyListing.WriteOne(Console.Out, preset);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void WriteJson(PolicyPreset? preset)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new PresetJson(output);
        if (preset is null)
            json.Write(PolicyPresets.All);
        else
            json.Write(preset);
    }

    private static PolicyPreset Named(string name) =>
        PolicyPresets.Find(name)
        ?? throw new InputException(
            $"unknown policy '{name}'; there are: {string.Join(", ", PolicyPresets.All.Select(preset => preset.Name))}"
        );
}
