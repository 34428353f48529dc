using PreCopy.Cli.Simulate;
using PreCopy.Tests.Scenarios.Clusters;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>A cluster and its schedule in words.</summary>
public sealed class ClusterWordsTests
{
    private const string TwoMoves =
        """ "moves": [ { "vm": "web-1", "to": "a-2" }, { "vm": "web-2", "to": "a-3" } ] """;

    private static string Nodes(string more) =>
        $$"""[ { "name": "a", "count": 2, "bandwidth": "10 Gbit/s" {{more}} }, { "name": "a-3", "bandwidth": "10 Gbit/s" } ]""";

    [Theory]
    [InlineData("", "3 nodes of 10 Gbit/s")]
    [InlineData(""", "limit": 1 """, "3 nodes of 10 Gbit/s (limit 1 to any per node)")]
    public void Nodes_and_limits(string more, string words) =>
        Assert.Equal(
            words,
            ClusterWords.Of(ClusterText.Read(ClusterText.With(nodes: Nodes(more))).Settings)
        );

    [Fact]
    public void Everything_there_is_to_say() =>
        Assert.Equal(
            "1,200 nodes of 1 GB/s to 2 GB/s (limit 4, 2 out, 1 in per node), 1 rack, a fabric of 10 Gbit/s",
            ClusterWords.Of(
                ClusterText
                    .Read(
                        ClusterText.With(
                            $$"""
                            {{TwoMoves}}, "link": { "bandwidth": "10 Gbit/s" }, "racks": [ { "name": "r", "uplink": 1 } ]
                            """,
                            """[ { "name": "a", "count": 1200, "transmit": "1 GB/s", "receive": "2 GB/s", "limit": 4, "outgoing": 2, "incoming": 1 } ]"""
                        )
                    )
                    .Settings
            )
        );

    [Theory]
    [InlineData(TwoMoves, "", "all 2 at once")]
    [InlineData(TwoMoves, """, "incoming": 1 """, "as many at once as the limits allow")]
    [InlineData(ClusterText.Moves, """, "limit": 1 """, "one at a time")]
    [InlineData(TwoMoves + """, "schedule": { "concurrency": 1 } """, "", "one at a time")]
    [InlineData(
        """ "drain": ["a-1", "a-2"], "schedule": { "concurrency": 2 } """,
        "",
        "all 2 at once"
    )]
    [InlineData(
        """ "drain": { "nodes": "all" }, "schedule": { "concurrency": 2 } """,
        "",
        "at most 2 at a time"
    )]
    [InlineData(""" "drain": { "nodes": "all" } """, "", "as many at once as the limits allow")]
    public void Schedules(string what, string more, string words) =>
        Assert.Equal(
            words,
            ClusterWords.Schedule(ClusterText.Read(ClusterText.With(what, Nodes(more))))
        );

    [Fact]
    public void The_verdict_compares_with_one_at_a_time() =>
        Assert.Equal(
            "All 2 at once takes 50.0 % less time than one at a time (2.00 s against 4.00 s); every VM converges.",
            Verdict.Of(ClusterResults.Ending(ClusterText.With(TwoMoves), 1, 2))
        );
}
