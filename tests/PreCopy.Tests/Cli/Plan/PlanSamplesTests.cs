using System.Text.Json;
using Xunit;

namespace PreCopy.Tests.Cli.Plan;

/// <summary>Every sample inventory is planned from end to end.</summary>
public sealed class PlanSamplesTests
{
    [Theory]
    [InlineData("inventory.csv", 12)]
    [InlineData("vinfo.csv", 6)]
    [InlineData("vinfo.xlsx", 6)]
    [InlineData("domstats.txt", 5)]
    [InlineData("vmi.json", 6)]
    [InlineData("inventory.json", 6)]
    [InlineData("cluster.json", 10, "--drain", "host-1", "--drain", "host-2")]
    public async Task A_sample_is_planned(string sample, int vms, params string[] options)
    {
        var plan = Assert.Single((await Plan(sample, options)).Documents());

        var best = plan.GetProperty("recommended");
        Assert.InRange(best.GetProperty("concurrency").GetInt32(), 1, vms);
        Assert.NotEmpty(best.GetProperty("order").GetString()!);
        var makespan = best.GetProperty("makespanSeconds").GetDouble();
        Assert.InRange(makespan, best.GetProperty("low").GetDouble(), double.MaxValue);
        Assert.InRange(best.GetProperty("high").GetDouble(), makespan, double.MaxValue);
        Assert.InRange(best.GetProperty("maxDowntimeSeconds").GetDouble(), 0, makespan);
        Assert.InRange(best.GetProperty("probabilityBest").GetDouble(), 0, 1);
        var alternatives = plan.GetProperty("alternatives").EnumerateArray().ToArray();
        Assert.Equal(best.GetRawText(), alternatives[0].GetRawText());
        foreach (var known in (string[])["one at a time", "KubeVirt's default", "all at once"])
            Assert.Single(alternatives, each => IsKnownAs(each, known));
        Assert.Equal(
            vms,
            plan.GetProperty("sequence")
                .EnumerateArray()
                .Select(name => name.GetString())
                .Distinct()
                .Count()
        );
        Assert.Equal(3, plan.GetProperty("advice").GetArrayLength());
        Assert.Equal(7, plan.GetProperty("seed").GetInt32());
        foreach (var key in (string[])["atRisk", "assumed", "leftOut"])
            Assert.Equal(JsonValueKind.Array, plan.GetProperty(key).ValueKind);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        string[] drain = ["--drain", "host-1", "--drain", "host-2"];

        var first = await Plan("cluster.json", drain);
        var second = await Plan("cluster.json", drain);

        Assert.Equal(first, second);
    }

    private static bool IsKnownAs(JsonElement alternative, string name) =>
        alternative.GetProperty("knownAs").GetString()!.Split(", ").Contains(name);

    private static Task<PrecopyResult> Plan(string sample, string[] options) =>
        Precopy.RunAsync(
            [
                "plan",
                RepositoryRoot.Combine($"tests/PreCopy.Tests/samples/{sample}"),
                "--link",
                "10 Gbit/s",
                "--platform",
                "kubevirt",
                "--draws",
                "30",
                "--seed",
                "7",
                "--json",
                .. options,
            ],
            cancel: TestContext.Current.CancellationToken
        );
}
