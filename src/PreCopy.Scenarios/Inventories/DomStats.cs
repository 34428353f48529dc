using PreCopy.Planning.Inventories;

namespace PreCopy.Scenarios.Inventories;

/// <summary>What <c>virsh domstats</c> prints: for each domain a line with its name, and below it one for each figure.</summary>
internal static class DomStats
{
    private const string First = "Domain:";
    private const int MostLinesBefore = 20;
    private const int LongestStart = 4096;

    /// <summary>Whether this is its output: the name of a domain is among the first lines.</summary>
    public static bool IsBegunBy(ReadOnlySpan<byte> utf8) =>
        Utf8Text
            .Lines(utf8[..Math.Min(utf8.Length, LongestStart)])
            .Take(MostLinesBefore)
            .Any(line => line.StartsWith(First, StringComparison.Ordinal));

    public static Inventory Read(IReadOnlyList<string> lines, InventoryBuilder builder)
    {
        DomStatsBlock? block = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith(First, StringComparison.Ordinal))
            {
                Add();
                block = new DomStatsBlock(i + 1, line[First.Length..].Trim().Trim('\''));
            }
            else if (line.Length > 0)
                block?.Add(i + 1, line);
        }

        Add();
        return builder.Build("virsh domstats");

        void Add()
        {
            if (block is { } whole)
                builder.Add(() => whole.Vm(builder));
        }
    }
}
