using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class ResultSetTests : IDisposable
{
    private readonly TemporaryFiles _files = new();
    private readonly ResultsFolder _folder;

    public ResultSetTests()
    {
        _folder = new(_files.Folder);
        Manifest.Now(_files.Folder, "precopy run", "short").Save(_folder.Manifest);
        TableCsv.Save(
            BenchmarkTableTests.Measurements(("A", "", 10), ("B", "", 20)),
            _folder.Data(ResultsFolder.Benchmarks)
        );
        TableCsv.Save(
            BenchmarkSamplesTests.Samples(("A", 1, 10), ("A", 2, 11.5)),
            _folder.Data(ResultsFolder.Samples)
        );
    }

    [Fact]
    public void A_folder_gives_its_manifest_and_every_case_with_its_samples()
    {
        var set = ResultSet.Load(_files.Folder);

        Assert.Equal("short", set.Manifest.Job);
        Assert.Equal([10, 20], set.Benchmarks.Numbers(BenchmarkTable.Mean));
        Assert.Equal(
            [new("A", "Run", "", ""), new("B", "Run", "", "")],
            set.Cases.Select(measured => measured.Key)
        );
        Assert.Equal([new(1, 10), new(2, 11.5)], set.Cases[0].Samples);
        Assert.Empty(set.Cases[1].Samples);
        Assert.Equal("00ff", set.Cases[1].Checksum);
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("data/benchmarks.csv")]
    [InlineData("data/benchmark-samples.csv")]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(_files.PathOf(file));

        Assert.StartsWith($"{Path.Combine(_files.Folder, file)}: not there; ", Refused());
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var path = _files.PathOf("absent");

        Assert.Equal(
            $"{path}: no such folder",
            Assert.Throws<InvalidDataException>(() => ResultSet.Load(path)).Message
        );
    }

    [Theory]
    [InlineData("manifest.json", "null", "manifest.json: ")]
    [InlineData("manifest.json", "{}", "manifest.json: ")]
    [InlineData("data/benchmarks.csv", "a\n1\n", "benchmarks.csv: row 1: not measurements")]
    [InlineData("data/benchmark-samples.csv", "a\n1\n", "samples.csv: row 1: not samples")]
    public void A_broken_file_is_named(string file, string text, string message)
    {
        _files.Write(file, text);

        Assert.Contains(message, Refused());
    }

    [Theory]
    [InlineData("A,Run,,,0,1", "row 4, column 'launch': '0' is not a number from 1")]
    [InlineData("A,Run,,,x,1", "row 4, column 'launch': 'x' is not a number from 1")]
    [InlineData("A,Run,,,1,", "row 4, column 'time (ns)': '' is not a time of 0 ns or more")]
    [InlineData("A,Run,,,1,-1", "row 4, column 'time (ns)': '-1' is not a time")]
    [InlineData("A,Run,,,1,1e999", "row 4, column 'time (ns)': '1e999' is not a time")]
    [InlineData("A,Run,N=1,256,1,1", "samples of A.Run [N=1] (256), which ")]
    [InlineData("A,Run", "row 4 has 2 cells")]
    public void A_bad_sample_is_named_by_row_and_column(string row, string message)
    {
        File.AppendAllText(_folder.Data(ResultsFolder.Samples), row + "\n");

        Assert.Contains(message, Refused());
    }

    [Fact]
    public void A_case_that_is_there_twice_is_refused()
    {
        TableCsv.Save(
            BenchmarkTableTests.Measurements(("A", "", 10), ("A", "", 20)),
            _folder.Data(ResultsFolder.Benchmarks)
        );

        Assert.EndsWith("benchmarks.csv: A.Run is there twice", Refused());
    }

    public void Dispose() => _files.Dispose();

    private string Refused() =>
        Assert.Throws<InvalidDataException>(() => ResultSet.Load(_files.Folder)).Message;
}
