using Xunit;

namespace PreCopy.Tests.Scenarios;

/// <summary>Every mistake in the VMs of a scenario is one line with its place and what is allowed.</summary>
public sealed class VmErrorTests
{
    [Theory]
    [InlineData("{}", "$.vms: must be an array, not an object")]
    [InlineData("[]", "$.vms: must not be empty")]
    [InlineData("[1]", "$.vms[0]: must be an object, not a number")]
    [InlineData("[{}]", "$.vms[0]: the key 'memory' is missing")]
    [InlineData("""[{ "memory": 1 }]""", "$.vms[0]: the key 'dirty' is missing")]
    [InlineData(
        """[{ "Memory": 1 }]""",
        "$.vms[0]: unknown key 'Memory'; allowed are name, count, memory, vcpus, dirty"
    )]
    [InlineData("""[{ "memory": 1, "memory": 1 }]""", "$.vms[0]: the key 'memory' is there twice")]
    [InlineData(
        """[{ "memory": 0, "dirty": { "rate": 0 } }]""",
        "$.vms[0].memory: '0' is out of range; write "
    )]
    [InlineData(
        """[{ "memory": "2 EiB", "dirty": { "rate": 0 } }]""",
        "$.vms[0].memory: '2 EiB' is out of range; write '8 GiB', '8192 MiB', '8.5 GB' or a bare number of bytes (above 0, at most 1 EiB)"
    )]
    [InlineData(
        """[{ "count": 0, "memory": 1, "dirty": { "rate": 0 } }]""",
        "$.vms[0].count: '0' is not allowed; write a whole number from 1 to 1000000"
    )]
    [InlineData(
        """[{ "count": 1000001, "memory": 1, "dirty": { "rate": 0 } }]""",
        "$.vms[0].count: '1000001' is not allowed; write "
    )]
    [InlineData(
        """[{ "count": 1000000, "memory": 1, "dirty": { "rate": 0 } }, { "memory": 1, "dirty": { "rate": 0 } }]""",
        "$.vms[1]: more than 1000000 VMs in the scenario"
    )]
    [InlineData(
        """[{ "name": "", "memory": 1, "dirty": { "rate": 0 } }]""",
        "$.vms[0].name: a name must be visible text on one line"
    )]
    [InlineData(
        """[{ "name": "a\u001b[31m", "memory": 1, "dirty": { "rate": 0 } }]""",
        "$.vms[0].name: a name must be visible text on one line"
    )]
    [InlineData(
        """[{ "name": 7, "memory": 1, "dirty": { "rate": 0 } }]""",
        "$.vms[0].name: must be a string, not a number"
    )]
    [InlineData(
        """[{ "name": "a", "memory": 1, "dirty": { "rate": 0 } }, { "name": "a", "memory": 1, "dirty": { "rate": 0 } }]""",
        "$.vms[1]: the name 'a' is taken; names must differ once 'count' is expanded"
    )]
    [InlineData(
        """[{ "name": "a-2", "memory": 1, "dirty": { "rate": 0 } }, { "name": "a", "count": 2, "memory": 1, "dirty": { "rate": 0 } }]""",
        "$.vms[1]: the name 'a-2' is taken"
    )]
    [InlineData(
        """[{ "memory": 1, "vcpus": 0, "dirty": { "rate": 0 } }]""",
        "$.vms[0].vcpus: '0' is not allowed; write a whole number from 1 to 65536"
    )]
    public void Bad_vms(string vms, string message) =>
        ScenarioText.AssertRefused(ScenarioText.With(vms: vms), message);

    [Theory]
    [InlineData("{}", "$.vms[0].dirty: the key 'rate' is missing")]
    [InlineData("\"100 MiB/s\"", "$.vms[0].dirty: must be an object, not a string")]
    [InlineData(
        """{ "curve": "linear", "rate": 1 }""",
        "$.vms[0].dirty.curve: 'linear' is none of capped, saturating, hot-cold, measured"
    )]
    [InlineData(
        """{ "rate": "100 MiB" }""",
        "$.vms[0].dirty.rate: '100 MiB' is an amount of bytes, not a rate; write "
    )]
    [InlineData("""{ "rate": -1 }""", "$.vms[0].dirty.rate: '-1' is out of range; write ")]
    [InlineData(
        """{ "rate": 1, "hot": {} }""",
        "$.vms[0].dirty: unknown key 'hot'; allowed are curve, rate, workingSet"
    )]
    [InlineData(
        """{ "rate": 1, "workingSet": 0 }""",
        "$.vms[0].dirty.workingSet: '0' is out of range; write "
    )]
    [InlineData(
        """{ "rate": 1, "workingSet": "9 GiB" }""",
        "$.vms[0].dirty.workingSet: the working set (9 GiB) must not exceed the memory (8 GiB)"
    )]
    [InlineData(
        """{ "curve": "saturating", "rate": 1 }""",
        "$.vms[0].dirty: the key 'workingSet' is missing"
    )]
    [InlineData(
        """{ "curve": "saturating", "rate": 1, "workingSet": "9 GiB" }""",
        "$.vms[0].dirty.workingSet: the working set (9 GiB) must not exceed the memory (8 GiB)"
    )]
    [InlineData(
        """{ "curve": "hot-cold", "hot": { "rate": 1, "workingSet": 1 } }""",
        "$.vms[0].dirty: the key 'cold' is missing"
    )]
    [InlineData(
        """{ "curve": "hot-cold", "hot": { "rate": 1 }, "cold": { "rate": 1, "workingSet": 1 } }""",
        "$.vms[0].dirty.hot: the key 'workingSet' is missing"
    )]
    [InlineData(
        """{ "curve": "hot-cold", "hot": { "rate": 1, "workingSet": "8 GiB" }, "cold": { "rate": 1, "workingSet": "1 GiB" } }""",
        "$.vms[0].dirty: hot and cold together (9 GiB) must not exceed the memory (8 GiB)"
    )]
    [InlineData("""{ "curve": "measured" }""", "$.vms[0].dirty: the key 'points' is missing")]
    [InlineData(
        """{ "curve": "measured", "points": [] }""",
        "$.vms[0].dirty.points: must not be empty"
    )]
    [InlineData(
        """{ "curve": "measured", "points": [[1]] }""",
        "$.vms[0].dirty.points[0]: a point has two parts"
    )]
    [InlineData(
        """{ "curve": "measured", "points": [1, 2] }""",
        "$.vms[0].dirty.points[0]: must be an array, not a number"
    )]
    [InlineData(
        """{ "curve": "measured", "points": [[0, 0]] }""",
        "$.vms[0].dirty.points[0][0]: '0' is out of range; write "
    )]
    [InlineData(
        """{ "curve": "measured", "points": [[1, -1]] }""",
        "$.vms[0].dirty.points[0][1]: '-1' is out of range; write "
    )]
    [InlineData(
        """{ "curve": "measured", "points": [[1, 1], [1, 2]] }""",
        "$.vms[0].dirty.points[1][0]: the times of the points must rise"
    )]
    [InlineData(
        """{ "curve": "measured", "points": [[1, 2], [2, 1]] }""",
        "$.vms[0].dirty.points[1][1]: the bytes of the points must not fall"
    )]
    [InlineData(
        """{ "curve": "measured", "points": [[1, 2]], "workingSet": "9 GiB" }""",
        "$.vms[0].dirty.workingSet: the working set (9 GiB) must not exceed the memory (8 GiB)"
    )]
    public void Bad_curves(string dirty, string message) =>
        ScenarioText.AssertRefused(ScenarioText.With(dirty: dirty), message);
}
