using System.Text;

namespace PreCopy.Results;

/// <summary>Splits CSV text into rows of cells (RFC 4180; a line may end in CR LF or LF, the last in neither).</summary>
internal sealed class CsvReader(string text, string source)
{
    private int _at = text.StartsWith('\uFEFF') ? 1 : 0;

    /// <summary>All rows, of whatever lengths they have.</summary>
    /// <exception cref="InvalidDataException">A quoted cell is not closed, or a quote stands where none may.</exception>
    public List<string[]> Rows()
    {
        var rows = new List<string[]>();
        var cells = new List<string>();
        while (_at < text.Length)
        {
            var (row, column) = (rows.Count + 1, cells.Count + 1);
            cells.Add(text[_at] == '"' ? QuotedCell(row, column) : PlainCell(row, column));
            if (_at < text.Length && text[_at] == ',')
            {
                _at++;
                if (_at < text.Length)
                    continue;
                cells.Add("");
            }
            SkipLineEnd();
            rows.Add([.. cells]);
            cells.Clear();
        }
        return rows;
    }

    private string PlainCell(int row, int column)
    {
        var length = text.AsSpan(_at).IndexOfAny(",\r\n");
        var cell = length < 0 ? text[_at..] : text.Substring(_at, length);
        if (cell.Contains('"'))
            throw Error(row, column, "a quote inside a cell that does not begin with one");
        _at += cell.Length;
        return cell;
    }

    private string QuotedCell(int row, int column)
    {
        var cell = new StringBuilder();
        while (true)
        {
            var close = text.IndexOf('"', _at + 1);
            if (close < 0)
                throw Error(row, column, "a quoted cell is not closed");
            cell.Append(text, _at + 1, close - _at - 1);
            _at = close + 1;
            if (_at == text.Length || text[_at] is ',' or '\r' or '\n')
                return cell.ToString();
            if (text[_at] != '"')
                throw Error(row, column, "text after the closing quote");
            cell.Append('"');
        }
    }

    private void SkipLineEnd()
    {
        if (_at < text.Length && text[_at] == '\r')
            _at++;
        if (_at < text.Length && text[_at] == '\n')
            _at++;
    }

    private InvalidDataException Error(int row, int column, string what) =>
        new($"{source}: row {row}, column {column}: {what}");
}
