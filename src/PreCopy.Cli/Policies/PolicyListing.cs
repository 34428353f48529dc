using System.Text;
using System.Text.Json;
using PreCopy.Model.Policies;
using PreCopy.Scenarios.Policies;

namespace PreCopy.Cli.Policies;

/// <summary>Shows presets to people.</summary>
internal static class PolicyListing
{
    public static void Write(TextWriter output, IReadOnlyList<PolicyPreset> presets)
    {
        var width = presets.Max(preset => preset.Name.Length);
        foreach (var preset in presets)
        {
            output.WriteLine($"{preset.Name.PadRight(width)}  {preset.Title}");
            WriteParts(output, preset);
            output.WriteLine();
        }

        output.WriteLine(
            "precopy policies NAME shows one with the JSON to start a policy of your own from."
        );
    }

    /// <summary>One preset in full, with what to paste into a scenario.</summary>
    public static void WriteOne(TextWriter output, PolicyPreset preset)
    {
        output.WriteLine(preset.Title);
        WriteParts(output, preset);
        output.WriteLine();
        output.WriteLine(
            $"""In a scenario: "policy": "{preset.Name}", or its parts, to be changed:"""
        );
        output.WriteLine();
        output.WriteLine($"\"policy\": {Fragment(preset)}");
    }

    private static void WriteParts(TextWriter output, PolicyPreset preset)
    {
        foreach (var part in PolicyWords.Parts(preset.Policy))
            output.WriteLine($"  - {part}");
        output.WriteLine($"  default concurrency: {preset.Concurrency}");
        output.WriteLine($"  evidence: {preset.Evidence.Words()} - {preset.Source}");
    }

    private static string Fragment(PolicyPreset preset)
    {
        using var text = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                text,
                new JsonWriterOptions { Indented = true, NewLine = "\n" }
            )
        )
            PolicyJson.Write(json, preset.Policy);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
