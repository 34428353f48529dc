using System.Text;
using System.Text.Json;
using PreCopy.Results;
using PreCopy.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>The verb <c>fit</c> from a log to a scenario, in every format.</summary>
public sealed class FitTests(TemporaryFiles files) : IClassFixture<TemporaryFiles>
{
    private const double MiB = 1L << 20;

    // 100 MiB/s into 2000 MiB.
    private const string Saturating =
        "seconds,dirty (MiB)\n0.5,49.4\n1,97.5\n2,190.3\n5,442.4\n10,786.9\n20,1264.2\n40,1729.3\n60,1900.4\n";

    private const string Straight =
        "seconds,dirtied MiB\n1,100\n2,201\n3,299\n4,402\n5,499\n6,600\n";

    private static readonly string Sample = RepositoryRoot.Combine(
        "tests/PreCopy.Tests/samples/guest.log"
    );

    [Fact]
    public async Task Json_has_the_parameters_with_their_intervals()
    {
        var result = await Run(Saturating, "--json", "--seed", "7");
        var fit = result.Documents().Single();

        Assert.Equal("saturating", fit.GetProperty("curve").GetString());
        Assert.True(fit.GetProperty("supported").GetBoolean());
        Assert.Equal(JsonValueKind.Null, fit.GetProperty("reason").ValueKind);
        Holds(fit.GetProperty("rateBytesPerSecond"), 100 * MiB);
        Holds(fit.GetProperty("workingSetBytes"), 2000 * MiB);
        Assert.Equal(JsonValueKind.Null, fit.GetProperty("bandwidthBytesPerSecond").ValueKind);
        Assert.InRange(fit.GetProperty("rSquared").GetDouble(), 0.999, 1);
        Assert.Equal(8, fit.GetProperty("samples").GetInt32());
        Assert.Equal(7, fit.GetProperty("seed").GetInt32());
        Assert.Equal(
            ["capped", "saturating", "hot-cold", "measured"],
            fit.GetProperty("candidates")
                .EnumerateArray()
                .Select(each => each.GetProperty("curve").GetString())
        );
        Assert.Equal(result.Output, (await Run(Saturating, "--json", "--seed", "7")).Output);
    }

    [Fact]
    public async Task The_table_names_units_intervals_and_the_choice()
    {
        var result = await Run(Saturating);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.StartsWith("8 samples of a dirty curve, 0.5 s to 60 s; seed 1", result.Output);
        Assert.Contains("dirty rate (MiB/s)", result.Output);
        Assert.Contains("95 % from", result.Output);
        Assert.Contains("Saturating explains the samples best", result.Output);
        Assert.Contains("migrates over any share of a link above 100 MiB/s.", result.Output);
    }

    [Fact]
    public async Task What_the_samples_do_not_support_is_the_answer_no()
    {
        var scenario = files.PathOf("none.json");
        var result = await Run(Straight, "--json", "--scenario", scenario);
        var fit = result.Lines().Single();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.False(fit.GetProperty("supported").GetBoolean());
        Assert.StartsWith("the samples reach only 6 s", fit.GetProperty("reason").GetString());
        Assert.Equal(
            JsonValueKind.Null,
            fit.GetProperty("workingSetBytes").GetProperty("value").ValueKind
        );
        Assert.False(File.Exists(scenario));
        Assert.Contains("Not supported: the samples reach only 6 s", (await Run(Straight)).Output);
    }

    [Theory]
    [InlineData(Saturating, "best")]
    [InlineData(Saturating, "capped")]
    [InlineData(Straight, "measured")]
    public async Task A_scenario_goes_straight_into_simulate(string log, string curve)
    {
        var scenario = files.PathOf($"{Guid.NewGuid()}.json");
        var result = await Run(
            log,
            "--curve",
            curve,
            "--memory",
            "8 GiB",
            "--link",
            "10 Gbit/s",
            "--scenario",
            scenario
        );

        Assert.Equal(0, result.ExitCode);
        var guest = ScenarioReader.Read(File.ReadAllBytes(scenario));
        Assert.Equal("qemu", guest.Preset!.Name);
        Assert.Equal(1.25e9, guest.Settings.BandwidthBytesPerSecond);
        Assert.Equal(8192 * MiB, guest.Vms.Span[0].MemoryBytes);
        var simulated = await Precopy.RunAsync(
            ["simulate", scenario, "--json"],
            cancel: TestContext.Current.CancellationToken
        );
        Assert.Equal(
            "converged",
            simulated.Documents().Single().GetProperty("vms")[0].GetProperty("outcome").GetString()
        );
    }

    [Fact]
    public async Task A_log_of_a_migration_brings_memory_and_bandwidth_along()
    {
        var scenario = files.PathOf("whole.json");
        var result = await Precopy.RunAsync(
            ["fit", Sample, "--json", "--scenario", scenario],
            cancel: TestContext.Current.CancellationToken
        );
        var fit = result.Documents().Single();

        // What the sample was made with: tests/PreCopy.Tests/samples/README.md.
        Holds(fit.GetProperty("rateBytesPerSecond"), 85 * MiB);
        Holds(fit.GetProperty("workingSetBytes"), 2200 * MiB);
        Assert.Equal(
            112 * MiB,
            fit.GetProperty("bandwidthBytesPerSecond").GetProperty("value").GetDouble(),
            1 * MiB
        );
        var guest = ScenarioReader.Read(File.ReadAllBytes(scenario));
        Assert.Equal(6828 * MiB, guest.Vms.Span[0].MemoryBytes, 30 * MiB);
    }

    [Fact]
    public async Task The_plot_and_its_data_are_drawn()
    {
        var folder = files.PathOf("plot");
        Assert.Equal(0, (await Run(Saturating, "--out", folder)).ExitCode);

        Assert.Equal(
            ["fit.csv", "fit.png", "fit.svg"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order()
        );
        var data = TableCsv.Load(Path.Combine(folder, "fit.csv"));
        Assert.Equal(["samples", "capped", "hot-cold", "saturating"], data.Distinct("series"));
        Assert.Equal(8, data.Where("series", "samples").Rows.Count);
        var chosen = data.Where("series", "saturating");
        Assert.All(
            chosen
                .Numbers("low (bytes)")
                .Zip(chosen.Numbers("dirtied (bytes)"), chosen.Numbers("high (bytes)")),
            point => Assert.True(point.First <= point.Second && point.Second <= point.Third)
        );
        Assert.Contains(
            "the saturating curve through it",
            File.ReadAllText(Path.Combine(folder, "fit.svg"))
        );
    }

    [Fact]
    public async Task Whole_migrations_are_fitted_and_drawn()
    {
        // One migration of 100 MiB/s into 1500 MiB at shares of 1250 MiB/s (model, section 2).
        var log =
            "memory,total_seconds,bytes_sent (MiB),concurrency\n8 GiB,7.012,8764.8,1\n8 GiB,14.719,9199.5,2\n"
            + "8 GiB,31.746,9920.5,4\n16 GiB,13.861,17326.3,1\n16 GiB,43.547,18144.4,3\n4 GiB,28.654,5969.7,6\n";
        var folder = files.PathOf("migrations");
        var fit = (await Run(log, "--curve", "saturating", "--json", "--out", folder))
            .Documents()
            .Single();

        Assert.Equal("observed migrations", fit.GetProperty("format").GetString());
        Assert.Equal(
            100 * MiB,
            fit.GetProperty("rateBytesPerSecond").GetProperty("value").GetDouble(),
            2 * MiB
        );
        Assert.Equal(
            1500 * MiB,
            fit.GetProperty("workingSetBytes").GetProperty("value").GetDouble(),
            40 * MiB
        );
        Assert.Equal(
            1250 * MiB,
            fit.GetProperty("bandwidthBytesPerSecond").GetProperty("value").GetDouble(),
            5 * MiB
        );
        Assert.Equal(6, TableCsv.Load(Path.Combine(folder, "fit.csv")).Rows.Count);
        Assert.True(File.Exists(Path.Combine(folder, "fit.png")));
    }

    private static void Holds(JsonElement parameter, double truth) =>
        Assert.InRange(
            truth,
            parameter.GetProperty("low").GetDouble(),
            parameter.GetProperty("high").GetDouble()
        );

    private static Task<PrecopyResult> Run(string log, params string[] options) =>
        Precopy.RunAsync(
            ["fit", "-", .. options],
            Encoding.UTF8.GetBytes(log),
            TestContext.Current.CancellationToken
        );
}
