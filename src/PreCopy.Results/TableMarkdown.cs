using System.Globalization;
using System.Text;

namespace PreCopy.Results;

/// <summary>A table as Markdown, for those that are read and not drawn: numbers to the right, with two decimals at most.</summary>
public static class TableMarkdown
{
    /// <summary>The table, a line for each row.</summary>
    public static string Format(Table table)
    {
        var text = new StringBuilder();
        Append(table.Columns);
        Append(table.Columns.Select(column => table.Texts(column).Any(IsNumber) ? "--:" : "---"));
        foreach (var row in table.Rows)
            Append(row.Select(Cell));
        return text.ToString();

        void Append(IEnumerable<string> cells) =>
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static bool IsNumber(string cell) =>
        double.TryParse(cell, CultureInfo.InvariantCulture, out _);

    private static string Cell(string cell) =>
        double.TryParse(cell, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.##;−0.##;0", CultureInfo.InvariantCulture)
            : cell.Replace("|", "\\|");
}
