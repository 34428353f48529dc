using System.Globalization;

namespace PreCopy.Results;

/// <summary>
/// A study's data: named columns, units in the names — <c>makespan (s)</c> — and rows of numbers and words.
/// A number without a finite value is an empty cell and comes back as NaN: a gap in a chart.
/// </summary>
public sealed class Table(params IReadOnlyList<string> columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>The column names, in order.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>The rows' cells as they stand in the CSV file.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>Where the table was read from, for messages; <see langword="null"/> when it was computed.</summary>
    public string? Source { get; init; }

    /// <summary>Appends a row: a cell for each column, each a number, a string or a Boolean.</summary>
    /// <exception cref="ArgumentException">The number of cells is not the number of columns.</exception>
    public void Add(params ReadOnlySpan<object> cells)
    {
        var row = new string[cells.Length];
        for (var i = 0; i < row.Length; i++)
            row[i] = Format(cells[i]);
        AddText(row);
    }

    /// <summary>The numbers of a column; NaN where a cell is empty.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="FormatException">A cell is not a number; the message names source, row and column.</exception>
    public double[] Numbers(string column)
    {
        var texts = Texts(column);
        var numbers = new double[texts.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = ParseNumber(texts[i], row: i + 2, column);
        return numbers;
    }

    /// <summary>The cells of a column as text.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public string[] Texts(string column)
    {
        var index = IndexOf(column);
        return [.. _rows.Select(row => row[index])];
    }

    /// <summary>The different values of a column, in order of first appearance.</summary>
    public string[] Distinct(string column) => [.. Texts(column).Distinct()];

    /// <summary>The rows whose cell in the column is the given value.</summary>
    public Table Where(string column, string value)
    {
        var index = IndexOf(column);
        var selected = new Table(Columns)
        {
            Source = $"{Source ?? "table"} where {column} is {value}",
        };
        selected._rows.AddRange(_rows.Where(row => row[index] == value));
        return selected;
    }

    /// <summary>This table, when its columns are these; <paramref name="what"/> names such a table in the message.</summary>
    internal Table Require(IReadOnlyList<string> columns, string what) =>
        Columns.SequenceEqual(columns)
            ? this
            : throw new InvalidDataException(
                $"{Source}: row 1: not {what}, whose columns are: {string.Join(", ", columns)}"
            );

    internal void AddText(string[] row)
    {
        if (row.Length != Columns.Count)
            throw new ArgumentException(
                $"a row has {row.Length} cells, the table {Columns.Count} columns",
                nameof(row)
            );
        _rows.Add(row);
    }

    private int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i] == column)
                return i;
        throw new ArgumentException(
            $"{Source ?? "table"}: no column '{column}'; the columns are: {string.Join(", ", Columns)}",
            nameof(column)
        );
    }

    private double ParseNumber(string text, int row, string column)
    {
        if (text.Length == 0)
            return double.NaN;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        throw new FormatException(
            $"{Source ?? "table"}: row {row}, column '{column}': '{text}' is not a number"
        );
    }

    // Nine digits: more than any chart shows, fewer than where mathematical libraries differ.
    private static string Format(object cell) =>
        cell switch
        {
            double number => double.IsFinite(number)
                ? number.ToString("G9", CultureInfo.InvariantCulture)
                : "",
            bool flag => flag ? "true" : "false",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString() ?? "",
        };
}
