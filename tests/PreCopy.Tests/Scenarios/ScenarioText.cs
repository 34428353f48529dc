using System.Text;
using PreCopy.Scenarios;
using Xunit;

namespace PreCopy.Tests.Scenarios;

/// <summary>A small good scenario whose parts a test replaces, one or more at a time.</summary>
internal static class ScenarioText
{
    public const string Link = """{ "bandwidth": "1250 MiB/s" }""";
    public const string Dirty = """{ "rate": "100 MiB/s" }""";

    /// <summary>The scenario, of one VM unless <paramref name="vms"/> says otherwise.</summary>
    public static string With(
        string link = Link,
        string policy = "\"qemu\"",
        string schedule = "{}",
        string memory = "\"8 GiB\"",
        string dirty = Dirty,
        string? vms = null
    ) =>
        $$"""
            { "link": {{link}}, "policy": {{policy}}, "schedule": {{schedule}},
              "vms": {{vms ?? $$"""[ { "memory": {{memory}}, "dirty": {{dirty}} } ]"""}} }
            """;

    public static Scenario Read(string json) => ScenarioReader.Read(Encoding.UTF8.GetBytes(json));

    /// <summary>Asserts that the scenario is refused in one line that starts with <paramref name="message"/>.</summary>
    public static void AssertRefused(string json, string message)
    {
        var exception = Assert.Throws<InputException>(() => Read(json));

        Assert.StartsWith(message, exception.Message);
        Assert.DoesNotContain(exception.Message, char.IsControl);
    }
}
