using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Tables;

/// <summary>A column that a table may have, by the names that people give it: in lower case, words apart.</summary>
internal sealed record TableColumn(params string[] Names)
{
    /// <summary>What messages call it.</summary>
    public string Name => Names[0];

    /// <summary>
    /// The unit that a header gives this column if it is called by that name: <c>memory (GiB)</c>, <c>memory_mb</c>,
    /// <c>MemoryGB</c>; empty without a unit, null when it is another column.
    /// </summary>
    public static string? UnitIn(string header, string name)
    {
        if (!header.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            return null;
        var rest = header[name.Length..];
        return rest switch
        {
            "" => Units.InHeader(name) ?? "",
            [' ' or '(' or '[', ..] => Unit(rest.Trim()),
            [>= 'A' and <= 'Z', _, ..] => Units.InHeader(rest),
            _ => null,
        };
    }

    /// <summary>A header's text with its words apart: <c>dirty_rate</c> is <c>dirty rate</c>.</summary>
    public static string Words(string header) =>
        string.Join(
            ' ',
            header.Split([' ', '_', '-', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        );

    // In brackets stands a unit, known or not; without them only a unit makes it this column.
    private static string? Unit(string rest) =>
        rest is ['(' or '[', .. var inside, ')' or ']']
            ? Units.InHeader(inside.Trim()) ?? inside.Trim()
            : Units.InHeader(rest);
}
