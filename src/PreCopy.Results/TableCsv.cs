using System.Text;

namespace PreCopy.Results;

/// <summary>A table as CSV (RFC 4180, UTF-8, lines ended by a line feed): the header names the columns.</summary>
public static class TableCsv
{
    /// <summary>Writes the file whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Save(Table table, string path) => WholeFile.WriteText(path, Format(table));

    /// <summary>Reads a file; rows count from 1, the header, as a spreadsheet shows them.</summary>
    /// <exception cref="InvalidDataException">It is not a table; the message names file, row and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Table Load(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads text; <paramref name="source"/> names it in messages.</summary>
    /// <exception cref="InvalidDataException">It is not a table; the message names source, row and column.</exception>
    public static Table Parse(string text, string source)
    {
        var rows = new CsvReader(text, source).Rows();
        if (rows.Count == 0)
            throw new InvalidDataException(
                $"{source}: empty, expected a header that names the columns"
            );

        var header = rows[0];
        RequireDistinctNames(header, source);
        var table = new Table(header) { Source = source };
        for (var i = 1; i < rows.Count; i++)
        {
            if (rows[i].Length != header.Length)
                throw new InvalidDataException(
                    $"{source}: row {i + 1} has {rows[i].Length} cells, the header names {header.Length} columns"
                );
            table.AddText(rows[i]);
        }
        return table;
    }

    /// <summary>The table as CSV text.</summary>
    public static string Format(Table table)
    {
        var text = new StringBuilder();
        AppendRow(text, table.Columns);
        foreach (var row in table.Rows)
            AppendRow(text, row);
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells)
    {
        // A lone empty cell is quoted: a blank line would read as the end of the file.
        if (cells is [""])
            text.Append("\"\"");
        else
            text.AppendJoin(',', cells.Select(Quote));
        text.Append('\n');
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";

    private static void RequireDistinctNames(string[] header, string source)
    {
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i].Length == 0)
                throw new InvalidDataException(
                    $"{source}: row 1, column {i + 1}: a column without a name"
                );
            if (Array.IndexOf(header, header[i]) < i)
                throw new InvalidDataException(
                    $"{source}: row 1, column {i + 1}: the name '{header[i]}' is there twice"
                );
        }
    }
}
