using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Observations;

/// <summary>What <c>virsh domjobinfo</c> prints of a migration, once or again and again: lines of a name, a colon and a value.</summary>
internal static class DomJobInfo
{
    private const string First = "Job type";

    /// <summary>Whether this is its output: its first name is among the first lines, which may say when and of what it is.</summary>
    public static bool IsBegunBy(IReadOnlyList<string> lines) =>
        lines.Take(20).Any(line => line.StartsWith($"{First}:", StringComparison.Ordinal));

    public static GuestLog Read(IReadOnlyList<string> lines, double pageBytes)
    {
        var polls = new List<MigrationPoll>();
        DomJobBlock? block = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0)
                continue;
            var colon = line.IndexOf(':');
            if (colon < 0)
                throw new InputException(
                    $"line {i + 1}: {QuantityText.Quote(line)} is no line of virsh domjobinfo, which is 'name: value'"
                );
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (name == First)
            {
                Add();
                block = new DomJobBlock(i + 1);
            }
            block?.Add(i + 1, name, value);
        }

        Add();
        return MigrationProgress.Read("reports of virsh domjobinfo", polls);

        void Add()
        {
            if (block?.Poll(pageBytes) is { } poll)
                polls.Add(poll);
        }
    }
}
