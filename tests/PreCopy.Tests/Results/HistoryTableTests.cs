using PreCopy.Results;
using PreCopy.Tests.Cli;
using PreCopy.Tests.Studies.Histories;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class HistoryTableTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    [Fact]
    public void Rows_are_added_at_the_end_and_those_before_stay_to_the_letter()
    {
        var path = _files.PathOf("history.csv");
        HistoryTable.Append(path, SyntheticHistory.Of(new SyntheticHistory.Row(1, "A.Run", 1.5)));
        var before = File.ReadAllText(path);

        HistoryTable.Append(path, SyntheticHistory.Of(new SyntheticHistory.Row(2, "A.Run", 2)));

        Assert.StartsWith(before, File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal([1.5, 2], HistoryTable.Load(path)!.Numbers(HistoryTable.Median));
    }

    [Fact]
    public void Without_a_file_there_is_no_history() =>
        Assert.Null(HistoryTable.Load(_files.PathOf("history.csv")));

    [Fact]
    public void What_is_no_history_is_refused_and_left_alone()
    {
        var path = _files.Write("history.csv", "date,commit\n");

        var error = Assert.Throws<InvalidDataException>(() =>
            HistoryTable.Append(path, HistoryTable.NewTable())
        );

        Assert.StartsWith(
            $"{path}: row 1: not a history, whose columns are: date, ",
            error.Message
        );
        Assert.Equal("date,commit\n", File.ReadAllText(path));
    }

    public void Dispose() => _files.Dispose();
}
