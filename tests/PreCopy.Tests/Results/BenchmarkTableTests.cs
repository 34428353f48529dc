using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class BenchmarkTableTests : IDisposable
{
    internal const string Answers = """
        benchmark,display info,parameters,job,simulated makespan (s),slowdown,checksum
        "PreCopy.Benchmarks.KernelVariants.Migrate(Kernel: ""Vector256, pipelined & unrolled"", BatchSize: 1000)","KernelVariants.Migrate: dry(Toolchain=InProcessEmitToolchain, IterationCount=3, LaunchCount=1, RunStrategy=ColdStart, UnrollFactor=1, WarmupCount=1) [Kernel=Vecto(...)olled [31], BatchSize=1000]","Kernel=Vector256, pipelined & unrolled, BatchSize=1000",256,7.5,1.25,0123456789abcdef

        """;

    private readonly TemporaryFiles _files = new();

    [Fact]
    public void A_measurement_is_joined_with_its_answer()
    {
        WriteReport("X");
        _files.Write("X-answers.csv", Answers.ReplaceLineEndings("\n"));

        var row = Assert.Single(BenchmarkTable.Read(_files.Folder).Rows);

        Assert.Equal(
            [
                "KernelVariants",
                "Migrate",
                "Kernel=Vector256, pipelined & unrolled, BatchSize=1000",
                "256",
                "3",
                "107633.267",
                "26756.6",
                "80895.2174",
                "2556212.38",
                "22",
                "7.5",
                "1.25",
                "0123456789abcdef",
            ],
            row
        );
    }

    [Fact]
    public void A_report_without_answers_was_interrupted_and_is_left_out()
    {
        WriteReport("X");

        Assert.Empty(BenchmarkTable.Read(_files.Folder).Rows);
    }

    [Fact]
    public void A_measurement_without_an_answer_is_refused()
    {
        WriteReport("X");
        var path = _files.Write("X-answers.csv", TableCsv.Format(BenchmarkAnswers.NewTable()));

        var error = Assert.Throws<InvalidDataException>(() => BenchmarkTable.Read(_files.Folder));

        Assert.StartsWith($"{path}: 0 answers of PreCopy.Benchmarks.KernelVariants", error.Message);
    }

    [Fact]
    public void Jobs_of_one_benchmark_are_cases_of_their_own()
    {
        const string display = "KernelVariants.Migrate: dry(";
        var report = File.ReadAllText(RepositoryRoot.Combine(BenchmarkReportTests.Sample));
        _files.Write("X-report-full.json", report);
        _files.Write("X-answers.csv", Answers);
        _files.Write("Y-report-full.json", report.Replace(display, "KernelVariants.Migrate: 128("));
        _files.Write(
            "Y-answers.csv",
            Answers.Replace(display, "KernelVariants.Migrate: 128(").Replace(",256,", ",128,")
                + Answers.Split('\n')[1]
        );

        var read = BenchmarkTable.Read(_files.Folder);

        Assert.Equal(["256", "128"], read.Texts(BenchmarkTable.Job));
        Assert.Equal(read.Rows, BenchmarkTable.Merge(read, read).Rows);
        Assert.Equal(2, BenchmarkKey.InRows(read).Distinct().Count());
    }

    [Fact]
    public void A_later_run_replaces_its_own_cases_and_leaves_the_others()
    {
        var earlier = Measurements(("A", "N=1", 10), ("A", "N=2", 20), ("B", "", 30));
        var later = Measurements(("B", "", 33), ("A", "N=2", 22), ("C", "", 44));

        var merged = BenchmarkTable.Merge(earlier, later);

        Assert.Equal(["A", "A", "B", "C"], merged.Texts(BenchmarkTable.Class));
        Assert.Equal(["N=1", "N=2", "", ""], merged.Texts(BenchmarkTable.Parameters));
        Assert.Equal([10, 22, 33, 44], merged.Numbers(BenchmarkTable.Mean));
    }

    public void Dispose() => _files.Dispose();

    internal static Table Measurements(params (string Class, string Parameters, double Mean)[] rows)
    {
        var table = TableCsv.Parse(
            "class,method,parameters,job,samples,mean (ns),median (ns),standard error (ns),error (ns),allocated (bytes),simulated makespan (s),slowdown,checksum\n",
            "test"
        );
        foreach (var (name, parameters, mean) in rows)
            table.Add(name, "Run", parameters, "", 12, mean, mean, 0.1, 0.5, 0, 8.25, 1.5, "00ff");
        return table;
    }

    private void WriteReport(string name) =>
        File.Copy(
            RepositoryRoot.Combine(BenchmarkReportTests.Sample),
            _files.PathOf($"{name}-report-full.json")
        );
}
