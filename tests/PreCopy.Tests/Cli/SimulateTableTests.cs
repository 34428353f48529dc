using System.Text;
using PreCopy.Tests.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>The table of <c>simulate</c>, for people.</summary>
public sealed class SimulateTableTests
{
    private static string Vms(int count) =>
        $$"""[ { "name": "web[1]", "count": {{count}}, "memory": "8192 MiB", "dirty": { "rate": "100 MiB/s" } } ]""";

    private static async Task<string[]> Simulate(string json)
    {
        var result = await Precopy.RunAsync(
            ["simulate", "-"],
            Encoding.UTF8.GetBytes(json),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.DoesNotContain('\u001b', result.Output);
        return result.Output.Split(
            '\n',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
    }

    private static string[] Cells(string line) =>
        line.Split("  ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task Vms_totals_and_a_verdict_are_shown()
    {
        var lines = await Simulate(ScenarioText.With(vms: Vms(4)));

        Assert.Equal("4 VMs over 1250 MiB/s, stop policy of QEMU, all 4 at once", lines[0]);
        Assert.Equal(
            ["VM", "start (s)", "end (s)", "downtime (s)", "sent (MiB)", "live rounds", "outcome"],
            Cells(lines[1])
        );
        Assert.Contains(
            lines,
            line =>
                Cells(line) is ["web[1]-4", "0.00", "38.42", "0.275", "12,007", "4", "converged"]
        );
        Assert.Contains(lines, line => Cells(line) is ["total", "all 4 at once", "one at a time"]);
        Assert.Contains(lines, line => Cells(line) is ["makespan (s)", "38.42", "28.48"]);
        Assert.Equal(
            "All 4 at once takes 1.35 times as long as one at a time (38.42 s against 28.48 s); every VM converges.",
            lines[^1]
        );
    }

    [Fact]
    public async Task An_abort_is_shown_with_what_it_wasted()
    {
        var lines = await Simulate(
            ScenarioText.With(
                policy: """{ "preset": "qemu", "timeout": "10 s" }""",
                dirty: """{ "rate": "2000 MiB/s" }"""
            )
        );

        Assert.Equal(
            "1 VM over 1250 MiB/s, stop policy of QEMU with changes, one at a time",
            lines[0]
        );
        Assert.Equal(
            ["live rounds", "sent in vain (MiB)", "time in vain (s)", "outcome"],
            Cells(lines[1])[^4..]
        );
        Assert.Contains(lines, line => Cells(line) is [.., "12,500", "10.00", "aborted"]);
        Assert.Contains("1 of 1 VMs do not converge (1 aborted", lines[^1]);
    }

    [Fact]
    public async Task A_huge_batch_shows_its_first_vms_and_says_how_many_more()
    {
        var lines = await Simulate(
            ScenarioText.With(schedule: """{ "concurrency": 1 }""", vms: Vms(5000))
        );

        Assert.Equal(40, lines.Count(line => line.StartsWith("web[1]-", StringComparison.Ordinal)));
        Assert.Contains("and 4,960 more VMs; --json prints them all.", lines);
    }

    [Theory]
    [InlineData(1, "all", "One at a time, all is done after 7.12 s; every VM converges.")]
    [InlineData(3, "1", "One at a time, all is done after 21.36 s; every VM converges.")]
    [InlineData(
        13,
        "all",
        "All 13 at once, this never ends; one at a time takes 92.56 s; 13 of 13 VMs do not converge."
    )]
    public async Task Verdicts(int count, string concurrency, string verdict)
    {
        var schedule = concurrency == "all" ? "{}" : $$"""{ "concurrency": {{concurrency}} }""";

        Assert.Equal(
            verdict,
            (await Simulate(ScenarioText.With(schedule: schedule, vms: Vms(count))))[^1]
        );
    }

    [Fact]
    public async Task A_stream_cap_can_make_more_at_once_better()
    {
        var lines = await Simulate(
            ScenarioText.With(
                link: """{ "bandwidth": "10 Gbit/s", "streamCap": "5 Gbit/s" }""",
                policy: "\"vmware\"",
                schedule: """{ "concurrency": 2 }""",
                vms: """[ { "count": 4, "memory": "8 GiB", "dirty": { "rate": 0 } } ]"""
            )
        );

        Assert.Equal(
            "4 VMs over 10 Gbit/s, stop policy of VMware vSphere (estimate), 2 at a time",
            lines[0]
        );
        Assert.StartsWith("2 at a time takes 50.0 % less time than one at a time", lines[^1]);
    }
}
