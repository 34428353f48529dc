using CsCheck;
using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class TableCsvTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    [Fact]
    public void A_table_is_written_with_its_units_empty_cells_and_line_feeds()
    {
        var table = new Table("dirty rate / bandwidth", "makespan (s)", "note");
        table.Add(0.1, 12.5, "a, \"b\"");
        table.Add(0.5, double.PositiveInfinity, true);

        Assert.Equal(
            "dirty rate / bandwidth,makespan (s),note\n0.1,12.5,\"a, \"\"b\"\"\"\n0.5,,true\n",
            TableCsv.Format(table)
        );
    }

    [Fact]
    public void What_is_saved_is_loaded_again()
    {
        var path = _files.PathOf("data/deeper/table.csv");
        var table = new Table("a (s)", "b");
        table.Add(double.NaN, "");
        table.Add(1e300, "x\r\ny\nz");
        TableCsv.Save(table, path);

        var loaded = TableCsv.Load(path);

        Assert.Equal(table.Columns, loaded.Columns);
        Assert.Equal(table.Rows, loaded.Rows);
        Assert.Equal([double.NaN, 1e300], loaded.Numbers("a (s)"));
        Assert.DoesNotContain(File.ReadAllBytes(path), b => b == 0xEF);
    }

    [Fact]
    public void Any_text_comes_back_as_it_was() =>
        Gen.Char["ab,\"\r\n ;é"]
            .Array[0, 6]
            .Select(characters => new string(characters))
            .Array[1, 4]
            .Array[0, 5]
            .Sample(rows =>
            {
                var width = rows.Length == 0 ? 1 : rows[0].Length;
                var table = new Table([.. Enumerable.Range(0, width).Select(i => $"column {i}")]);
                foreach (var row in rows.Where(row => row.Length == width))
                    table.Add(row);
                return TableCsv
                    .Parse(TableCsv.Format(table), "test")
                    .Rows.SelectMany(row => row)
                    .SequenceEqual(table.Rows.SelectMany(row => row));
            });

    [Theory]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData("\"a\",b\n\"1\",2\n")]
    public void Spreadsheets_dialects_are_read(string text)
    {
        var table = TableCsv.Parse(text, "test");

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(["1", "2"], Assert.Single(table.Rows));
    }

    [Theory]
    [InlineData("", "x.csv: empty")]
    [InlineData("a,b\n1,2\n3\n", "x.csv: row 3 has 1 cells, the header names 2 columns")]
    [InlineData("a,b\n1,2,3\n", "x.csv: row 2 has 3 cells, the header names 2 columns")]
    [InlineData("a,b\n1,\"2\n", "x.csv: row 2, column 2: a quoted cell is not closed")]
    [InlineData("a,b\n\"1\"x,2\n", "x.csv: row 2, column 1: text after the closing quote")]
    [InlineData("a,b\n1,x\"2\"\n", "x.csv: row 2, column 2: a quote inside a cell")]
    [InlineData("a,a\n", "x.csv: row 1, column 2: the name 'a' is there twice")]
    [InlineData("a,\n", "x.csv: row 1, column 2: a column without a name")]
    public void What_is_not_a_table_is_refused_with_the_place(string text, string message) =>
        Assert.StartsWith(
            message,
            Assert.Throws<InvalidDataException>(() => TableCsv.Parse(text, "x.csv")).Message
        );

    [Fact]
    public void A_cell_that_is_not_a_number_is_named_by_file_row_and_column()
    {
        var path = _files.Write("x.csv", "vm,end (s)\nweb,1\ndb,soon\n");

        var error = Assert.Throws<FormatException>(() => TableCsv.Load(path).Numbers("end (s)"));

        Assert.Equal($"{path}: row 3, column 'end (s)': 'soon' is not a number", error.Message);
    }

    [Fact]
    public void A_missing_column_is_answered_with_those_that_are_there()
    {
        var table = TableCsv.Parse("vm,end (s)\n", "x.csv");

        var error = Assert.Throws<ArgumentException>(() => table.Texts("start (s)"));

        Assert.StartsWith(
            "x.csv: no column 'start (s)'; the columns are: vm, end (s)",
            error.Message
        );
    }

    public void Dispose() => _files.Dispose();
}
