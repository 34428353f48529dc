using System.Globalization;
using PreCopy.Results;

namespace PreCopy.Lab.Records;

/// <summary>A row of a <see cref="VmTable"/>, cell by cell; what a cell should not be is said with its place.</summary>
internal sealed class VmRow
{
    private readonly string _source;
    private readonly int _number;
    private readonly Dictionary<string, string> _cells;

    private VmRow(Table table, int index)
    {
        _source = table.Source ?? "table";
        // The header is the first row.
        _number = index + 2;
        _cells = table
            .Columns.Zip(table.Rows[index])
            .ToDictionary(cell => cell.First, cell => cell.Second);
    }

    public static IEnumerable<VmRow> All(Table table, IReadOnlyList<string> columns)
    {
        if (!table.Columns.SequenceEqual(columns))
            throw new InvalidDataException(
                $"{table.Source ?? "table"}: row 1: not the VMs of a lab, whose columns are: {string.Join(", ", columns)}"
            );
        return table.Rows.Select((_, index) => new VmRow(table, index));
    }

    public string Text(string column) => _cells[column];

    /// <summary>A number; NaN when the cell is empty.</summary>
    public double Number(string column) =>
        _cells[column].Length == 0 ? double.NaN
        : double.TryParse(
            _cells[column],
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
        : throw Wrong(column, "not a number");

    public long Whole(string column) =>
        long.TryParse(
            _cells[column],
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw Wrong(column, "not a whole number");

    public T Word<T>(string column)
        where T : struct, Enum =>
        Enum.TryParse<T>(_cells[column], out var word) && Enum.IsDefined(word)
            ? word
            : throw Wrong(column, $"expected one of {string.Join(", ", Enum.GetNames<T>())}");

    public InvalidDataException Wrong(string column, string why) =>
        new($"{_source}: row {_number}, column '{column}': '{_cells[column]}': {why}");
}
