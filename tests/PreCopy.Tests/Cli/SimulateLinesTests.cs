using System.Text;
using System.Text.Json;
using PreCopy.Tests.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>Scenarios as lines: one result or one error a line, in order, as they come.</summary>
public sealed class SimulateLinesTests(TemporaryFiles files) : IClassFixture<TemporaryFiles>
{
    private static readonly string Good = Line(ScenarioText.With());

    private static string Line(string json) => json.ReplaceLineEndings(" ");

    private static Task<PrecopyResult> Run(string lines, params string[] more) =>
        Precopy.RunAsync(
            ["simulate", "--jsonl", "-", .. more],
            Encoding.UTF8.GetBytes(lines),
            TestContext.Current.CancellationToken
        );

    private static string Error(JsonElement line) => line.GetProperty("error").GetString()!;

    [Fact]
    public async Task Good_lines_give_what_a_single_scenario_gives()
    {
        var alone = await Precopy.RunAsync(
            ["simulate", "-", "--json"],
            Encoding.UTF8.GetBytes(Good),
            TestContext.Current.CancellationToken
        );
        var file = files.Write("two.jsonl", $"\ufeff{Good}\r\n{Good}");

        var lines = await Precopy.RunAsync(
            ["simulate", "--jsonl", file],
            cancel: TestContext.Current.CancellationToken
        );

        Assert.Equal(2, lines.Documents().Length);
        Assert.Equal(alone.Output + alone.Output, lines.Output);
    }

    [Fact]
    public async Task Bad_lines_give_errors_in_their_place_and_the_rest_go_on()
    {
        var bad = Line(ScenarioText.With(memory: "\"8 Gbit/s\""));

        var result = await Run($"{Good}\n{{ \"link\" 1 }}\n\n{bad}\n  \r\n{Good}\n[]\n");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            "precopy: standard input: 3 of 7 lines are bad; the first: line 2, column 10: not JSON: "
                + "'1' is invalid after a property name. Expected a ':'\n",
            result.Error
        );
        var lines = result.Lines();
        Assert.Equal(5, lines.Length);
        Assert.True(lines[0].TryGetProperty("makespanSeconds", out _));
        Assert.StartsWith("line 2, column 10: not JSON: ", Error(lines[1]));
        Assert.StartsWith("line 4: $.vms[0].memory: '8 Gbit/s' is a rate", Error(lines[2]));
        Assert.True(lines[3].TryGetProperty("makespanSeconds", out _));
        Assert.Equal("line 7: $: must be an object, not an array", Error(lines[4]));
        Assert.All([lines[1], lines[2], lines[4]], line => Assert.Single(line.EnumerateObject()));
    }

    [Fact]
    public async Task No_lines_are_no_results()
    {
        var result = await Run("\n \n");

        Assert.Equal(new PrecopyResult(0, "", ""), result);
    }

    [Fact]
    public async Task Json_is_what_it_prints_anyway() =>
        Assert.Equal(await Run(Good), await Run(Good, "--json"));

    [Fact]
    public async Task A_result_comes_before_the_next_line_is_due()
    {
        using var process = Precopy.Start("simulate", "--jsonl", "-");

        for (var i = 0; i < 2; i++)
        {
            await process.StandardInput.WriteLineAsync(Good);
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            var line = await process.StandardOutput.ReadLineAsync(
                TestContext.Current.CancellationToken
            );
            Assert.StartsWith("{\"makespanSeconds\":", line);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Long_lines_and_many_lines_arrive_whole()
    {
        // 64 KiB is the size of a read.
        var padded = Good + new string(' ', 200_000);
        var lines = string.Concat(
            Enumerable.Range(0, 500).Select(i => (i % 100 == 7 ? padded : Good) + "\n")
        );

        var result = await Run(lines);

        Assert.Equal(500, result.Documents().Length);
    }

    [Fact]
    public async Task A_reader_that_stops_reading_hears_no_complaint()
    {
        using var process = Precopy.Start("simulate", "--jsonl", "-");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();
        try
        {
            for (var i = 0; i < 2000; i++)
                await process.StandardInput.WriteLineAsync(Good);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped reading in its turn.
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        Assert.Equal(0, process.ExitCode);
    }
}
