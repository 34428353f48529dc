using PreCopy.Scenarios;
using Xunit;

namespace PreCopy.Tests.Scenarios.Clusters;

/// <summary>Every mistake in a scenario with nodes is one line with its place and what is allowed.</summary>
public sealed class ClusterErrorTests
{
    private static void AssertRefused(string json, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => ScenarioText.Read(json)).Message);

    [Theory]
    [InlineData("racks", "[]")]
    [InlineData("moves", "[]")]
    [InlineData("drain", "[]")]
    public void Keys_that_need_nodes(string key, string value) =>
        AssertRefused(
            $$"""{ "policy": "qemu", "{{key}}": {{value}}, "link": {{ScenarioText.Link}} }""",
            $"$.{key}: only a scenario with 'nodes' has '{key}'"
        );

    [Fact]
    public void A_place_needs_nodes() =>
        AssertRefused(
            ScenarioText.With(vms: """[ { "node": "a", "memory": 1, "dirty": { "rate": 0 } } ]"""),
            "$.vms[0].node: only a scenario with 'nodes' has 'node'"
        );

    [Theory]
    [InlineData(""" "schedule": {} """)]
    [InlineData(""" "moves": [], "drain": [] """)]
    public void Neither_or_both_of_moves_and_drain(string what) =>
        AssertRefused(
            ClusterText.With(what),
            "$: a scenario with 'nodes' needs 'moves' or 'drain', and not both"
        );

    [Theory]
    [InlineData("{}", "$.nodes: must be an array, not an object")]
    [InlineData("[]", "$.nodes: must not be empty")]
    [InlineData("""[ { "bandwidth": 1 } ]""", "$.nodes: a single node; migrations need at least 2")]
    [InlineData("[ {} ]", "$.nodes[0]: the key 'bandwidth' is missing")]
    [InlineData(
        """[ { "speed": 1 } ]""",
        "$.nodes[0]: unknown key 'speed'; allowed are name, count, bandwidth, transmit, receive, memory, rack, limit, outgoing, incoming"
    )]
    [InlineData("""[ { "transmit": 1 } ]""", "$.nodes[0]: the key 'receive' is missing")]
    [InlineData("""[ { "receive": 1 } ]""", "$.nodes[0]: the key 'transmit' is missing")]
    [InlineData(
        """[ { "bandwidth": 1, "transmit": 1, "receive": 1 } ]""",
        "$.nodes[0].bandwidth: is there besides 'transmit' and 'receive'; write it or both of them"
    )]
    [InlineData(
        """[ { "bandwidth": 0 } ]""",
        "$.nodes[0].bandwidth: '0' is out of range; write '10 Gbit/s', '10 Gbps', '1250 MB/s', '100 MiB/s' or a bare number of bytes/s (above 0, at most 1 EB/s)"
    )]
    [InlineData(
        """[ { "bandwidth": 1, "memory": "1 Gbit/s" } ]""",
        "$.nodes[0].memory: '1 Gbit/s' is a rate, not an amount of bytes; write '8 GiB', '8192 MiB', '8.5 GB' or a bare number of bytes (above 0, at most 1 EiB)"
    )]
    [InlineData(
        """[ { "bandwidth": 1, "rack": "c" } ]""",
        "$.nodes[0].rack: 'c' is none of the racks"
    )]
    [InlineData(
        """[ { "bandwidth": 1, "limit": 0 } ]""",
        "$.nodes[0].limit: '0' is not allowed; write a whole number from 1 to 2147483647"
    )]
    [InlineData(
        """[ { "bandwidth": 1, "outgoing": 1.5 } ]""",
        "$.nodes[0].outgoing: '1.5' is not allowed; write a whole number from 1 to 2147483647"
    )]
    [InlineData(
        """[ { "bandwidth": 1, "incoming": "1" } ]""",
        "$.nodes[0].incoming: must be a number, not a string"
    )]
    [InlineData(
        """[ { "bandwidth": 1, "count": 100001 } ]""",
        "$.nodes[0].count: '100001' is not allowed; write a whole number from 1 to 100000"
    )]
    [InlineData(
        """[ { "bandwidth": 1, "count": 100000 }, { "bandwidth": 1 } ]""",
        "$.nodes[1]: more than 100000 nodes in the scenario; this is the limit"
    )]
    [InlineData(
        """[ { "name": "a", "bandwidth": 1 }, { "name": "a", "bandwidth": 1 } ]""",
        "$.nodes[1]: the name 'a' is taken; names must differ once 'count' is expanded"
    )]
    [InlineData(
        """[ { "name": "*", "bandwidth": 1 } ]""",
        "$.nodes[0].name: '*' stands for every node; choose another name"
    )]
    [InlineData(
        """[ { "name": " ", "bandwidth": 1 } ]""",
        "$.nodes[0].name: a name must be visible text on one line"
    )]
    public void Bad_nodes(string nodes, string message) =>
        AssertRefused(ClusterText.With(nodes: nodes), message);

    [Theory]
    [InlineData("[]", "$.racks: must not be empty")]
    [InlineData("""[ { "uplink": 1 } ]""", "$.racks[0]: the key 'name' is missing")]
    [InlineData("""[ { "name": "x" } ]""", "$.racks[0]: the key 'uplink' is missing")]
    [InlineData(
        """[ { "name": "x", "uplinks": 1 } ]""",
        "$.racks[0]: unknown key 'uplinks'; allowed are name, uplink"
    )]
    [InlineData(
        """[ { "name": "x", "uplink": 1 }, { "name": "x", "uplink": 1 } ]""",
        "$.racks[1]: the name 'x' is taken; names must differ once 'count' is expanded"
    )]
    public void Bad_racks(string racks, string message) =>
        AssertRefused(ClusterText.With($"{ClusterText.Moves}, \"racks\": {racks}"), message);

    [Theory]
    [InlineData(""" "name": "x" """, "$.vms[0]: the key 'node' is missing")]
    [InlineData(""" "node": "b" """, "$.vms[0].node: 'b' is none of the nodes")]
    [InlineData(""" "node": 1 """, "$.vms[0].node: must be a string, not a number")]
    [InlineData(""" "count": 1, "node": [] """, "$.vms[0].node: must not be empty")]
    [InlineData(""" "count": 1, "node": ["b"] """, "$.vms[0].node[0]: 'b' is none of the nodes")]
    [InlineData(""" "count": 1, "node": ["*"] """, "$.vms[0].node[0]: '*' is none of the nodes")]
    [InlineData(
        """ "node": "*" """,
        "$.vms[0].node: several nodes need a 'count' of VMs, which they get in turn"
    )]
    [InlineData(
        """ "node": ["a-1"] """,
        "$.vms[0].node: several nodes need a 'count' of VMs, which they get in turn"
    )]
    [InlineData(
        """ "count": 5, "node": "a-2" """,
        "$.vms: 'a-2' would hold 40 GiB of VMs, more than its memory (32 GiB)"
    )]
    public void Bad_places(string place, string message) =>
        AssertRefused(
            ClusterText.With(
                vms: $$"""[ { {{place}}, "memory": "8 GiB", "dirty": { "rate": 0 } } ]"""
            ),
            message
        );

    [Theory]
    [InlineData("[]", "$.moves: must not be empty")]
    [InlineData("""[ { "to": "a-1" } ]""", "$.moves[0]: the key 'vm' is missing")]
    [InlineData("""[ { "vm": "web-1" } ]""", "$.moves[0]: the key 'to' is missing")]
    [InlineData(
        """[ { "vm": "web-1", "target": "a-1" } ]""",
        "$.moves[0]: unknown key 'target'; allowed are vm, from, to"
    )]
    [InlineData("""[ { "vm": "web", "to": "a-1" } ]""", "$.moves[0].vm: 'web' is none of the VMs")]
    [InlineData("""[ { "vm": "web-1", "to": "a" } ]""", "$.moves[0].to: 'a' is none of the nodes")]
    [InlineData(
        """[ { "vm": "web-1", "to": "a-1" } ]""",
        "$.moves[0].to: 'web-1' is there already; name another node"
    )]
    [InlineData(
        """[ { "vm": "web-1", "from": "a-3", "to": "a-2" } ]""",
        "$.moves[0].from: 'web-1' runs on 'a-1', not on 'a-3'"
    )]
    [InlineData(
        """[ { "vm": "web-1", "from": "b", "to": "a-2" } ]""",
        "$.moves[0].from: 'b' is none of the nodes"
    )]
    [InlineData(
        """[ { "vm": "web-1", "to": "a-2" }, { "vm": "web-1", "to": "a-3" } ]""",
        "$.moves[1].vm: 'web-1' moves twice; once is allowed"
    )]
    public void Bad_moves(string moves, string message) =>
        AssertRefused(ClusterText.With($"\"moves\": {moves}"), message);

    [Fact]
    public void Moves_that_leave_a_node_with_more_than_its_memory() =>
        AssertRefused(
            ClusterText.With(
                """ "moves": [ { "vm": "web-1", "to": "a-2" }, { "vm": "web-3", "to": "a-2" } ] """,
                nodes: """[ { "name": "a", "count": 3, "bandwidth": 1, "memory": "16 GiB" } ]"""
            ),
            "$.moves: 'a-2' would hold 24 GiB of VMs, more than its memory (16 GiB)"
        );

    [Theory]
    [InlineData("\"all\"", "$.drain: must be an object, not a string")]
    [InlineData("[]", "$.drain: must not be empty")]
    [InlineData("[1]", "$.drain[0]: must be a string, not a number")]
    [InlineData("""["b"]""", "$.drain[0]: 'b' is none of the nodes")]
    [InlineData("""["a-1", "a-1"]""", "$.drain[1]: 'a-1' is there twice")]
    [InlineData("{}", "$.drain: the key 'nodes' is missing")]
    [InlineData("""{ "nodes": [] }""", "$.drain.nodes: must not be empty")]
    [InlineData("""{ "nodes": "some" }""", "$.drain.nodes: 'some' is none of all")]
    [InlineData(
        """{ "node": "all" }""",
        "$.drain: unknown key 'node'; allowed are nodes, atOnce, pause, placement"
    )]
    [InlineData(
        """{ "nodes": "all", "atOnce": 0 }""",
        "$.drain.atOnce: '0' is not allowed; write a whole number from 1 to 100000"
    )]
    [InlineData(
        """{ "nodes": "all", "pause": -1 }""",
        "$.drain.pause: '-1' is out of range; write '300 ms', '2.5 s', '1 min' or a bare number of seconds (at least 0, at most 1000000000 s)"
    )]
    [InlineData(
        """{ "nodes": "all", "placement": "random" }""",
        "$.drain.placement: 'random' is none of most-free, first-fit, best-fit"
    )]
    [InlineData(
        """["a-1", "a-2", "a-3"]""",
        "$.drain: empties every node at once, and none is left to take the VMs; write a smaller 'atOnce'"
    )]
    [InlineData(
        """{ "nodes": "all", "atOnce": 3 }""",
        "$.drain: empties every node at once, and none is left to take the VMs; write a smaller 'atOnce'"
    )]
    public void Bad_drains(string drain, string message) =>
        AssertRefused(ClusterText.With($"\"drain\": {drain}"), message);

    [Fact]
    public void A_drain_of_nodes_without_vms() =>
        AssertRefused(
            ClusterText.With(
                """ "drain": ["a-1"] """,
                vms: """[ { "node": "a-2", "memory": 1, "dirty": { "rate": 0 } } ]"""
            ),
            "$.drain: nothing to migrate: no VM runs on these nodes"
        );

    [Fact]
    public void A_vm_that_fits_nowhere() =>
        AssertRefused(
            ClusterText.With(
                """ "drain": ["a-2"] """,
                vms: """
                [ { "name": "db", "node": "a-2", "memory": "28 GiB", "dirty": { "rate": 0 } },
                  { "name": "web", "count": 2, "node": ["a-1", "a-3"], "memory": "8 GiB", "dirty": { "rate": 0 } } ]
                """
            ),
            "$.drain: 'db' (28 GiB) fits nowhere when 'a-2' is emptied: the most free memory of another node is then 24 GiB"
        );

    // The VMs return to the first node, which is emptied after them: each moves three times.
    [Fact]
    public void More_migrations_than_the_limit() =>
        AssertRefused(
            ClusterText.With(
                """ "drain": { "nodes": ["node-3", "node-1", "node-2"], "atOnce": 1, "placement": "first-fit" } """,
                nodes: """[ { "count": 3, "bandwidth": 1 } ]""",
                vms: """[ { "count": 700000, "node": "node-3", "memory": 1, "dirty": { "rate": 0 } } ]"""
            ),
            "$.drain: takes more than 2000000 migrations; this is the limit"
        );
}
