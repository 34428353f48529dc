using PreCopy.Scenarios.Quantities;
using PreCopy.Scenarios.Tables;

namespace PreCopy.Scenarios.Observations;

/// <summary>The rows below a CSV's header, few enough to keep.</summary>
internal sealed class CsvRows
{
    private readonly List<TableRow> _rows = [];
    private readonly TableHeader _header;

    public CsvRows(ReadOnlyMemory<byte> utf8)
    {
        foreach (var row in CsvTable.Rows(utf8))
        {
            if (_rows.Count > GuestLog.MostSamples)
                throw new InputException(
                    $"row {row.Number}: more than {GuestLog.MostSamples} rows; keep fewer"
                );
            _rows.Add(row);
        }

        if (_rows.Count == 0)
            throw new InputException("nothing but comments; write a header that names the columns");
        if (_rows[0].Cells.Any(cell => QuantityText.LengthOfNumber(cell) > 0))
            throw new InputException(
                $"row {_rows[0].Number}: no header; name the columns, such as 'seconds,bytes'"
            );
        _header = new TableHeader(_rows[0]);
        _rows.RemoveAt(0);
        _rows.ForEach(_header.Check);
    }

    public int HeaderRow => _header.Row;

    public int Count => _rows.Count;

    public int Line(int row) => _rows[row].Number;

    public bool Has(TableColumn column) => _header.Has(column);

    /// <summary>A cell as a quantity in base units.</summary>
    public double Parse(int row, TableColumn column, Quantity quantity) =>
        _header.Quantity(_rows[row], column, quantity);

    /// <summary>A cell as a number without a unit.</summary>
    public double Number(int row, TableColumn column, double smallest) =>
        _header.Read(
            _rows[row],
            column,
            cell =>
                QuantityText.TryParseNumber(cell, out var count)
                && count >= smallest
                && count <= 1e15
                    ? count
                    : throw new InputException(
                        $"{QuantityText.Quote(cell)} is not a number of at least {smallest}"
                    )
        );

    public InputException Error(int row, TableColumn column, string problem) =>
        _header.Error(_rows[row], column, problem);
}
