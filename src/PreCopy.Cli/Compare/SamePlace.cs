using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Compare;

/// <summary>Times of different machines or runtimes do not compare the programs.</summary>
internal static class SamePlace
{
    /// <summary>Refuses sides that were not measured in the same place.</summary>
    /// <exception cref="InputException">They were not, or it is not known where; the message names what differs.</exception>
    public static void Require(ComparedSide baseline, ComparedSide contender)
    {
        if (baseline.Manifest is not { } before || contender.Manifest is not { } after)
            throw Refusal("a side has no manifest.json that says where it was measured");
        var differences = Differences(before.Machine, after.Machine).ToArray();
        if (differences.Length > 0)
            throw Refusal(string.Join("; ", differences));
    }

    private static IEnumerable<string> Differences(Machine before, Machine after)
    {
        (string Name, object Before, object After)[] parts =
        [
            ("processor", before.Processor, after.Processor),
            ("cores", before.Cores, after.Cores),
            ("vector bits", before.VectorBits, after.VectorBits),
            ("system", before.OperatingSystem, after.OperatingSystem),
            ("architecture", before.Architecture, after.Architecture),
            ("runtime", before.Runtime, after.Runtime),
        ];
        return parts
            .Where(part => !part.Before.Equals(part.After))
            .Select(part => $"{part.Name} {part.Before} and {part.After}");
    }

    private static InputException Refusal(string why) =>
        new($"compare: not measured in the same place ({why}); --across-machines compares anyway");
}
