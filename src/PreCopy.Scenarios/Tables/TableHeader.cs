using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Tables;

/// <summary>
/// The row that names the columns, in any order; other columns are left alone. A unit stands in the header,
/// <c>time (ms)</c> or <c>time_ms</c>, or in the cells, <c>125 ms</c>; without one a number is in base units.
/// </summary>
internal sealed class TableHeader(TableRow header)
{
    private readonly string[] _names = [.. header.Cells.Select(TableColumn.Words)];
    private readonly Dictionary<TableColumn, Place?> _places = [];

    private sealed record Place(int Index, string Name, string Unit);

    /// <summary>The row's number.</summary>
    public int Row => header.Number;

    public bool Has(TableColumn column) => Find(column) is not null;

    /// <summary>Whether the header gives the unit of a column that is there.</summary>
    public bool HasUnit(TableColumn column) => Find(column)!.Unit.Length > 0;

    /// <summary>Refuses a row that has not as many cells as there are columns.</summary>
    public void Check(TableRow row)
    {
        if (row.Cells.Length != _names.Length)
            throw new InputException(
                $"row {row.Number}: {row.Cells.Length} cells, the header names {_names.Length} columns"
            );
    }

    /// <summary>A cell as it stands there.</summary>
    public string Text(TableRow row, TableColumn column) => row.Cells[Find(column)!.Index];

    /// <summary>A cell as a quantity in base units.</summary>
    public double Quantity(TableRow row, TableColumn column, Quantity quantity) =>
        Read(
            row,
            column,
            cell =>
                quantity.Parse(
                    QuantityText.IsBare(cell) ? $"{cell} {Find(column)!.Unit}".TrimEnd() : cell
                )
        );

    /// <summary>A cell as <paramref name="read"/> understands it; its errors get the place.</summary>
    public T Read<T>(TableRow row, TableColumn column, Func<string, T> read)
    {
        try
        {
            return read(Text(row, column));
        }
        catch (InputException problem)
        {
            throw problem.In(PlaceOf(row, column));
        }
    }

    /// <summary>The error to throw about a cell.</summary>
    public InputException Error(TableRow row, TableColumn column, string problem) =>
        new($"{PlaceOf(row, column)}: {problem}");

    private string PlaceOf(TableRow row, TableColumn column) =>
        $"row {row.Number}, column {Find(column)!.Index + 1} ({Find(column)!.Name})";

    private Place? Find(TableColumn column)
    {
        if (!_places.TryGetValue(column, out var place))
            _places[column] = place = column
                .Names.Select(Called)
                .FirstOrDefault(found => found is not null);
        return place;
    }

    private Place? Called(string name)
    {
        Place? found = null;
        for (var i = 0; i < _names.Length; i++)
        {
            if (TableColumn.UnitIn(_names[i], name) is not { } unit)
                continue;
            if (found is not null)
                throw new InputException(
                    $"row {Row}: columns {found.Index + 1} and {i + 1} are both called {name}"
                );
            found = new Place(i, _names[i][..name.Length], unit);
        }

        return found;
    }
}
