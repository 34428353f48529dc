using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>A chart that first checks that its table has what it needs, so that a wrong one is refused in words.</summary>
internal abstract class TableChart(string name, Func<Table, string> title, params string[] columns)
    : IChart
{
    /// <summary>A chart whose message is true of whatever data it can be given.</summary>
    protected TableChart(string name, string title, params string[] columns)
        : this(name, _ => title, columns) { }

    public string Name => name;

    public string Title(Table data) => title(data);

    public void Draw(Figure figure, Table data)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(data);
        try
        {
            var missing = columns.Except(data.Columns).ToArray();
            Require(missing.Length == 0, $"there is no column '{string.Join("', '", missing)}'");
            Require(data.Rows.Count > 0, "there are no rows");
            Fill(figure, data);
            // What cannot be said of the table is found here too, before anything is written.
            _ = title(data);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            throw new ArgumentException(
                $"the chart {Name} cannot be drawn: {problem.Message}",
                problem
            );
        }
    }

    protected abstract void Fill(Figure figure, Table data);

    protected static void Require(bool isMet, string otherwise)
    {
        if (!isMet)
            throw new ArgumentException(otherwise);
    }

    /// <summary>Refuses a column without a number anywhere: of gaps alone there is nothing to draw.</summary>
    protected static void RequireNumber(Table data, string column) =>
        Require(
            data.Numbers(column).Any(double.IsFinite),
            $"the column '{column}' has no number at all"
        );

    /// <summary>Refuses a column with a gap in these columns.</summary>
    protected static void RequireAll(Table data, params ReadOnlySpan<string> complete)
    {
        foreach (var column in complete)
            Require(
                data.Numbers(column).All(double.IsFinite),
                $"the column '{column}' has an empty cell"
            );
    }

    /// <summary>Refuses a column without a number, or with one that has no logarithm.</summary>
    protected static void RequirePositive(Table data, string column)
    {
        RequireNumber(data, column);
        Require(
            !data.Numbers(column).Any(value => value <= 0),
            $"the column '{column}' has a number that is not above 0"
        );
    }
}
