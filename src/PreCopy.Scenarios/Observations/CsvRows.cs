using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Observations;

/// <summary>
/// The rows below a CSV's header. A unit stands in the header, <c>time (ms)</c> or <c>time_ms</c>, or in the cells,
/// <c>125 ms</c>; without one a number is in base units. Blank lines and lines that begin with # are skipped.
/// </summary>
internal sealed class CsvRows
{
    private readonly List<(int Line, string[] Cells)> _rows = [];
    private readonly (string Name, string Unit)[] _header;

    public CsvRows(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (_rows.Count > GuestLog.MostSamples)
                throw new InputException(
                    $"row {i + 1}: more than {GuestLog.MostSamples} rows; keep fewer"
                );
            _rows.Add((i + 1, [.. line.Split(',').Select(cell => cell.Trim().Trim('"').Trim())]));
        }

        if (_rows.Count == 0)
            throw new InputException("nothing but comments; write a header that names the columns");
        var (at, header) = _rows[0];
        _rows.RemoveAt(0);
        if (header.Any(cell => QuantityText.LengthOfNumber(cell) > 0))
            throw new InputException(
                $"row {at}: no header; name the columns, such as 'seconds,bytes'"
            );
        _header = [.. header.Select(Split)];
        foreach (var (line, cells) in _rows)
            if (cells.Length != header.Length)
                throw new InputException(
                    $"row {line}: {cells.Length} cells, the header names {header.Length} columns"
                );
        HeaderRow = at;
    }

    public int HeaderRow { get; }

    public int Count => _rows.Count;

    public int Line(int row) => _rows[row].Line;

    public bool Has(CsvColumn column) => IndexOf(column) >= 0;

    /// <summary>A cell as a quantity in base units.</summary>
    public double Parse(int row, CsvColumn column, Quantity quantity)
    {
        var index = IndexOf(column);
        var (line, cells) = _rows[row];
        var cell = cells[index];
        var isBare = cell.Length > 0 && QuantityText.LengthOfNumber(cell) == cell.Length;
        try
        {
            return quantity.Parse(isBare ? $"{cell} {_header[index].Unit}".TrimEnd() : cell);
        }
        catch (InputException problem)
        {
            throw problem.In($"row {line}, column {index + 1} ({_header[index].Name})");
        }
    }

    /// <summary>A cell as a number without a unit.</summary>
    public double Number(int row, CsvColumn column, double smallest)
    {
        var index = IndexOf(column);
        var cell = _rows[row].Cells[index];
        return
            QuantityText.TryParseNumber(cell, out var count) && count >= smallest && count <= 1e15
            ? count
            : throw Error(
                row,
                column,
                $"{QuantityText.Quote(cell)} is not a number of at least {smallest}"
            );
    }

    public InputException Error(int row, CsvColumn column, string problem) =>
        new(
            $"row {Line(row)}, column {IndexOf(column) + 1} ({_header[IndexOf(column)].Name}): {problem}"
        );

    private int IndexOf(CsvColumn column) =>
        Array.FindIndex(_header, header => column.IsCalled(header.Name));

    // 'time (ms)', 'time [ms]', 'time_ms', 'ms': the unit, if any, is what stands last.
    private static (string Name, string Unit) Split(string cell)
    {
        var open = cell.IndexOfAny(['(', '[']);
        if (open > 0)
            return (cell[..open].Trim(), cell[(open + 1)..].TrimEnd(')', ']').Trim());
        var last = cell.LastIndexOfAny([' ', '_']);
        var word = cell[(last + 1)..];
        return Units.IsSymbol(word) ? (last > 0 ? cell[..last] : cell, word)
            : word == "milliseconds" ? (cell, "ms")
            : (cell, "");
    }
}
