using System.Text;
using PreCopy.Scenarios;
using Xunit;

namespace PreCopy.Tests.Scenarios;

/// <summary>Every mistake in a scenario is one line with its place and what is allowed.</summary>
public sealed class ScenarioErrorTests
{
    [Theory]
    [InlineData("", "empty; write a scenario as a JSON object")]
    [InlineData(" \r\n", "empty; write a scenario as a JSON object")]
    [InlineData("[]", "$: must be an object, not an array")]
    [InlineData("3", "$: must be an object, not a number")]
    [InlineData("null", "$: must be an object, not null")]
    [InlineData("{}", "$: the key 'policy' is missing")]
    [InlineData("{ \"\\u006cink\": 1, \"link\": 2 }", "$: the key 'link' is there twice")]
    [InlineData(
        "{ \"Link\": 1 }",
        "$: unknown key 'Link'; allowed are link, policy, schedule, vms"
    )]
    [InlineData("{ \"a\\nb\": 1 }", "$: unknown key 'a b'; allowed are")]
    [InlineData("{ \"\\ud800\": 1 }", "$: a \\u escape is not valid Unicode")]
    [InlineData("hello", "line 1, column 1: not JSON: ")]
    [InlineData("{\n  \"link\": NaN }", "line 2, column 11: not JSON: ")]
    [InlineData("{\n\n  \"lïnk\" 1 }", "line 3, column 10: not JSON: ")]
    [InlineData("// one\n/* two\n */ { \"link\": ] }", "line 3, column 15: not JSON: ")]
    [InlineData("{ \"link\": {", "line 1, column 12: not JSON: ")]
    [InlineData("{} {}", "line 1, column 4: not JSON: ")]
    public void Bad_documents(string json, string message) =>
        ScenarioText.AssertRefused(json, message);

    [Fact]
    public void Text_that_is_not_utf_8()
    {
        var exception = Assert.Throws<InputException>(() =>
            ScenarioReader.Read((byte[])[.. "{ // \n é"u8, 0xff, .. " }"u8])
        );

        Assert.Equal("line 2, column 3: not UTF-8 text", exception.Message);
        Assert.Throws<InputException>(() =>
            ScenarioReader.Read(Encoding.Unicode.GetBytes("\ufeff{}"))
        );
    }

    [Fact]
    public void Endless_nesting() =>
        ScenarioText.AssertRefused(new string('[', 100_000), "line 1, column 6");

    [Theory]
    [InlineData("[]", "$.link: must be an object, not an array")]
    [InlineData("{}", "$.link: the key 'bandwidth' is missing")]
    [InlineData(
        """{ "bandwith": 1 }""",
        "$.link: unknown key 'bandwith'; allowed are bandwidth, streamCap, channels, compression"
    )]
    [InlineData(
        """{ "bandwidth": null }""",
        "$.link.bandwidth: must be a string or a number, not null; write '10 Gbit/s'"
    )]
    [InlineData(
        """{ "bandwidth": true }""",
        "$.link.bandwidth: must be a string or a number, not a truth value"
    )]
    [InlineData(
        """{ "bandwidth": "10 GiB" }""",
        "$.link.bandwidth: '10 GiB' is an amount of bytes, not a rate; write '10 Gbit/s'"
    )]
    [InlineData("""{ "bandwidth": 0 }""", "$.link.bandwidth: '0' is out of range; write ")]
    [InlineData("""{ "bandwidth": -1.5 }""", "$.link.bandwidth: '-1.5' is out of range; write ")]
    [InlineData("""{ "bandwidth": 1e300 }""", "$.link.bandwidth: '1e300' is out of range; write ")]
    [InlineData("""{ "bandwidth": 1e999 }""", "$.link.bandwidth: '1e999' is out of range; write ")]
    [InlineData(
        """{ "bandwidth": "NaN" }""",
        "$.link.bandwidth: 'NaN' does not start with a number; write "
    )]
    [InlineData(
        """{ "bandwidth": "\ud800" }""",
        "$.link.bandwidth: a \\u escape is not valid Unicode"
    )]
    [InlineData(
        """{ "bandwidth": 1, "streamCap": 0 }""",
        "$.link.streamCap: '0' is out of range; write "
    )]
    [InlineData(
        """{ "bandwidth": 1, "channels": 0 }""",
        "$.link.channels: '0' is not allowed; write a whole number from 1 to 10000"
    )]
    [InlineData("""{ "bandwidth": 1, "channels": 1.5 }""", "$.link.channels: '1.5' is not allowed")]
    [InlineData(
        """{ "bandwidth": 1, "compression": 2 }""",
        "$.link.compression: must be an object, not a number"
    )]
    [InlineData(
        """{ "bandwidth": 1, "compression": { "rate": 1 } }""",
        "$.link.compression: the key 'ratio' is missing"
    )]
    [InlineData(
        """{ "bandwidth": 1, "compression": { "ratio": 0.5 } }""",
        "$.link.compression.ratio: '0.5' is out of range; write a number from 1 to 1000000"
    )]
    [InlineData(
        """{ "bandwidth": 1, "compression": { "ratio": 2, "rate": 0 } }""",
        "$.link.compression.rate: '0' is out of range; write "
    )]
    [InlineData(
        """{ "bandwidth": 1, "compression": { "ratio": 2, "level": 0 } }""",
        "$.link.compression: unknown key 'level'; allowed are ratio, rate"
    )]
    public void Bad_links(string link, string message) =>
        ScenarioText.AssertRefused(ScenarioText.With(link: link), message);

    [Theory]
    [InlineData("[]", "$.schedule: must be an object, not an array")]
    [InlineData(
        """{ "weight": [1] }""",
        "$.schedule: unknown key 'weight'; allowed are concurrency, weights, setup, switchover"
    )]
    [InlineData(
        """{ "concurrency": 0 }""",
        "$.schedule.concurrency: '0' is not allowed; write a whole number from 1 to "
    )]
    [InlineData(
        """{ "concurrency": -3 }""",
        "$.schedule.concurrency: '-3' is not allowed; write a whole number from 1 to "
    )]
    [InlineData(
        """{ "concurrency": 2.5 }""",
        "$.schedule.concurrency: '2.5' is not allowed; write "
    )]
    [InlineData("""{ "concurrency": "some" }""", "$.schedule.concurrency: 'some' is none of all")]
    [InlineData(
        """{ "concurrency": null }""",
        "$.schedule.concurrency: must be a number, not null"
    )]
    [InlineData("""{ "weights": [] }""", "$.schedule.weights: must not be empty")]
    [InlineData("""{ "weights": 1 }""", "$.schedule.weights: must be an array, not a number")]
    [InlineData(
        """{ "weights": [1, 2] }""",
        "$.schedule.weights: 2 weights; write one per VM (1) or one per entry of vms (1)"
    )]
    [InlineData(
        """{ "weights": [0] }""",
        "$.schedule.weights[0]: '0' is out of range; write a number from "
    )]
    [InlineData(
        """{ "weights": [-1] }""",
        "$.schedule.weights[0]: '-1' is out of range; write a number from "
    )]
    [InlineData(
        """{ "weights": [1e300] }""",
        "$.schedule.weights[0]: '1e300' is out of range; write a number from "
    )]
    [InlineData(
        """{ "weights": ["1"] }""",
        "$.schedule.weights[0]: must be a number, not a string"
    )]
    [InlineData("""{ "setup": -1 }""", "$.schedule.setup: '-1' is out of range; write ")]
    [InlineData(
        """{ "switchover": "50" , "setup": "1 MB" }""",
        "$.schedule.setup: '1 MB' is an amount of bytes, not a duration; write "
    )]
    public void Bad_schedules(string schedule, string message) =>
        ScenarioText.AssertRefused(ScenarioText.With(schedule: schedule), message);
}
