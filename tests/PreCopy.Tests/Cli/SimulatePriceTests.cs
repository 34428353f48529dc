using System.Text;
using System.Text.Json;
using PreCopy.Tests.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>What <c>simulate</c> says that a throttle, a switch to post-copy and compression cost or save.</summary>
public sealed class SimulatePriceTests
{
    private const double MiB = 1 << 20;

    private static Task<PrecopyResult> Run(string policy, string option, string link, int vcpus) =>
        Precopy.RunAsync(
            ["simulate", "-", .. option == "" ? Array.Empty<string>() : [option]],
            Encoding.UTF8.GetBytes(
                ScenarioText.With(
                    link: link,
                    policy: policy,
                    vms: $$"""[ { "memory": "8 GiB", "vcpus": {{vcpus}}, "dirty": { "rate": "2000 MiB/s" } } ]"""
                )
            ),
            TestContext.Current.CancellationToken
        );

    private static async Task<JsonElement> Simulate(
        string policy,
        string link = ScenarioText.Link,
        int vcpus = 1
    ) => Assert.Single((await Run(policy, "--json", link, vcpus)).Documents());

    private static double OfVm(JsonElement result, string key) =>
        result.GetProperty("vms")[0].GetProperty(key).GetDouble();

    [Fact]
    public async Task A_throttle_lets_a_fast_writer_end_and_costs_each_of_its_vcpus_the_same()
    {
        const string Policy = """{ "preset": "qemu", "throttle": "auto-converge" }""";

        var never = await Simulate("\"qemu\"");
        var one = await Simulate(Policy);
        var eight = await Simulate(Policy, vcpus: 8);

        Assert.Equal("never", never.GetProperty("vms")[0].GetProperty("outcome").GetString());
        Assert.Equal("converged", one.GetProperty("vms")[0].GetProperty("outcome").GetString());
        Assert.InRange(OfVm(one, "lostVcpuSeconds"), 1, OfVm(one, "endSeconds"));
        Assert.Equal(8 * OfVm(one, "lostVcpuSeconds"), OfVm(eight, "lostVcpuSeconds"), 1e-9);
        Assert.Equal(
            OfVm(eight, "lostVcpuSeconds"),
            eight.GetProperty("lostVcpuSeconds").GetDouble()
        );
    }

    // After 10 s the guest has written all of its memory again, and all of it follows at the link's rate.
    [Fact]
    public async Task A_switch_to_post_copy_says_when_the_vm_runs_at_full_speed()
    {
        const string Policy =
            """{ "preset": "qemu", "timeout": "10 s", "onTimeout": "post-copy" }""";

        var result = await Simulate(Policy);
        var table = await Run(Policy, "", ScenarioText.Link, vcpus: 1);

        Assert.Equal(8192 / 1250.0, OfVm(result, "postCopySeconds"), 1e-9);
        Assert.Equal(0, OfVm(result, "downtimeSeconds"));
        Assert.Equal(0, OfVm(result, "wastedBytes"));
        Assert.InRange(OfVm(result, "demandedBytes"), 1, 8192 * MiB);
        Assert.Contains(
            "1 of 1 VMs do not converge (1 switched to post-copy, full speed up to 6.55 s later).",
            table.Output
        );
        Assert.Contains("until full speed (s)", table.Output);
    }

    [Fact]
    public async Task Compression_divides_what_is_sent_and_channels_multiply_the_stream()
    {
        const string Once = """{ "maxRounds": 1 }""";

        var plain = await Simulate(
            Once,
            """{ "bandwidth": "1250 MiB/s", "streamCap": "500 MiB/s" }"""
        );
        var wide = await Simulate(
            Once,
            """
            { "bandwidth": "1250 MiB/s", "streamCap": "500 MiB/s", "channels": 2, "compression": { "ratio": 2 } }
            """
        );

        Assert.Equal(4 * OfVm(wide, "endSeconds"), OfVm(plain, "endSeconds"), 1e-9);
        Assert.Equal(2 * OfVm(wide, "bytesSent"), OfVm(plain, "bytesSent"), 1e-3);
    }
}
