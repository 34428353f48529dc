using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class BenchmarkSamplesTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    [Fact]
    public void Every_iteration_is_a_row_with_its_launch_outliers_too()
    {
        File.Copy(
            RepositoryRoot.Combine(BenchmarkReportTests.Sample),
            _files.PathOf("X-report-full.json")
        );
        _files.Write("X-answers.csv", BenchmarkTableTests.Answers);

        var samples = BenchmarkSamples.Read(_files.Folder);

        Assert.Equal(["1", "1", "2", "2"], samples.Texts(BenchmarkSamples.Launch));
        Assert.Equal([269423.7, 26719.5, 26756.6, 900000], samples.Numbers(BenchmarkSamples.Time));
        Assert.Equal(
            new BenchmarkKey(
                "KernelVariants",
                "Migrate",
                "Kernel=Vector256, pipelined & unrolled, BatchSize=1000",
                "256"
            ),
            Assert.Single(BenchmarkKey.InRows(samples).Distinct())
        );
    }

    [Fact]
    public void A_later_run_replaces_all_samples_of_its_own_cases_and_leaves_the_others()
    {
        var earlier = Samples(("A", 1, 10), ("A", 1, 11), ("B", 1, 20), ("A", 2, 12), ("B", 1, 21));
        var later = Samples(("C", 1, 40), ("A", 1, 13));

        var merged = BenchmarkSamples.Merge(earlier, later);

        Assert.Equal(["A", "B", "B", "C"], merged.Texts(BenchmarkTable.Class));
        Assert.Equal([13, 20, 21, 40], merged.Numbers(BenchmarkSamples.Time));
    }

    [Fact]
    public void Another_table_is_refused_with_the_columns_expected()
    {
        var path = _files.Write("x.csv", "class,method\n");

        Assert.Equal(
            $"{path}: row 1: not samples, whose columns are: class, method, parameters, job, launch, time (ns)",
            Assert.Throws<InvalidDataException>(() => BenchmarkSamples.Load(path)).Message
        );
    }

    public void Dispose() => _files.Dispose();

    /// <summary>Samples of benchmarks without parameters, by class, launch and nanoseconds.</summary>
    internal static Table Samples(
        params IEnumerable<(string Class, int Launch, double Nanoseconds)> rows
    )
    {
        var table = TableCsv.Parse("class,method,parameters,job,launch,time (ns)\n", "test");
        foreach (var (name, launch, nanoseconds) in rows)
            table.Add(name, "Run", "", "", launch, nanoseconds);
        return table;
    }
}
