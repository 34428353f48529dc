using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class BenchmarkReportTests
{
    public const string Sample = "tests/PreCopy.Tests/Results/sample-report-full.json";

    [Fact]
    public void A_real_report_gives_what_was_measured_with_outliers_and_leaves_out_what_failed()
    {
        var measured = Assert.Single(BenchmarkReport.Load(RepositoryRoot.Combine(Sample)));

        Assert.Equal("KernelVariants", measured.Class);
        Assert.Equal("Migrate", measured.Method);
        Assert.Equal(
            "PreCopy.Benchmarks.KernelVariants.Migrate(Kernel: \"Vector256, pipelined & unrolled\", BatchSize: 1000)",
            measured.FullName
        );
        Assert.Equal(
            "KernelVariants.Migrate: dry(Toolchain=InProcessEmitToolchain, IterationCount=3, LaunchCount=1, RunStrategy=ColdStart, UnrollFactor=1, WarmupCount=1) [Kernel=Vecto(...)olled [31], BatchSize=1000]",
            measured.DisplayInfo
        );
        Assert.Equal(
            [new(1, 269423.7), new(1, 26719.5), new(2, 26756.6), new(2, 900000)],
            measured.Samples
        );
        Assert.Equal(3, measured.KeptSamples);
        Assert.Equal(107633.26666666666, measured.MeanNanoseconds);
        Assert.Equal(26756.6, measured.MedianNanoseconds);
        Assert.Equal(80895.21737561362, measured.StandardErrorNanoseconds);
        Assert.Equal(2556212.378481059, measured.ErrorNanoseconds);
        Assert.Equal(22, measured.AllocatedBytes);
    }

    [Fact]
    public void A_single_sample_has_no_error()
    {
        var text = File.ReadAllText(RepositoryRoot.Combine(Sample))
            .Replace("\"N\": 3", "\"N\": 1")
            .Replace("\"Margin\": 2556212.378481059", "\"Margin\": \"\"");

        var measured = Assert.Single(BenchmarkReport.Parse(text, "x.json"));

        Assert.Equal(1, measured.KeptSamples);
        Assert.Equal(double.NaN, measured.StandardErrorNanoseconds);
        Assert.Equal(double.NaN, measured.ErrorNanoseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"Benchmarks\": [{}]}")]
    [InlineData("{\"Benchmarks\": [{\"Statistics\": {}, \"FullName\": 1}]}")]
    public void What_is_not_a_report_is_refused_with_its_name(string json) =>
        Assert.StartsWith(
            "x.json: not a full BenchmarkDotNet report: ",
            Assert.Throws<InvalidDataException>(() => BenchmarkReport.Parse(json, "x.json")).Message
        );
}
