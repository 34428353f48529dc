using System.Globalization;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios;

/// <summary>The names of a list whose entries stand for several things each, all different.</summary>
/// <param name="stem">What things without a name are called: <c>vm</c> gives <c>vm-1</c>, <c>vm-2</c>, ….</param>
internal sealed class ExpandedNames(string stem)
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _indices = [];
    private int _unnamed;

    /// <summary>The names in order.</summary>
    public IReadOnlyList<string> All => _names;

    /// <summary>
    /// Adds an entry: <paramref name="count"/> names <c>web-1</c>, <c>web-2</c>, …, or the entry's name as it is. Entries
    /// without a name share one numbering.
    /// </summary>
    public void Add(JsonCursor entry, string? name, int? count)
    {
        if (name is not null && count is null)
        {
            Add(entry, name);
            return;
        }

        var (first, added) = (name is null ? _unnamed : 0, count ?? 1);
        for (var number = first + 1; number <= first + added; number++)
            Add(entry, $"{name ?? stem}-{number.ToString(CultureInfo.InvariantCulture)}");
        _unnamed += name is null ? added : 0;
    }

    /// <summary>The index of the name that <paramref name="json"/> is.</summary>
    public int IndexOf(JsonCursor json, string of) =>
        _indices.TryGetValue(json.Text(), out var index)
            ? index
            : throw json.Error($"{QuantityText.Quote(json.Text())} is none of the {of}");

    private void Add(JsonCursor entry, string name)
    {
        if (!_indices.TryAdd(name, _names.Count))
            throw entry.Error(
                $"the name '{name}' is taken; names must differ once 'count' is expanded"
            );
        _names.Add(name);
    }
}
