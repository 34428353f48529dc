using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Compare;

/// <summary>Times of different machines or runtimes do not compare the programs.</summary>
internal static class SamePlace
{
    /// <summary>Refuses sides that were not measured in the same place.</summary>
    /// <exception cref="InputException">They were not; the message names what differs.</exception>
    public static void Require(ComparedSide baseline, ComparedSide contender)
    {
        var differences = Differences(baseline.Manifest.Machine, contender.Manifest.Machine)
            .ToArray();
        if (differences.Length > 0)
            throw new InputException(
                $"compare: not measured in the same place ({string.Join("; ", differences)}); --across-machines compares anyway"
            );
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
}
