using System.Text.Json;
using PreCopy.Cli.Policies;
using PreCopy.Model;
using PreCopy.Model.Policies;
using PreCopy.Tests.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>The verb <c>policies</c>.</summary>
public sealed class PoliciesTests
{
    private static Task<PrecopyResult> Run(params string[] arguments) =>
        Precopy.RunAsync(["policies", .. arguments], cancel: TestContext.Current.CancellationToken);

    private static StopPolicy Read(string policy) =>
        ScenarioText.Read(ScenarioText.With(policy: policy)).Settings.Policy;

    private static string[] Parts(StopPolicy policy) => [.. PolicyWords.Parts(policy)];

    [Fact]
    public async Task Every_preset_is_listed_with_its_parts_and_its_source()
    {
        var result = await Run();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.All(
            PolicyPresets.All,
            preset =>
            {
                Assert.Contains($"{preset.Name.PadRight(16)}  {preset.Title}\n", result.Output);
                Assert.Contains(preset.Source, result.Output);
                Assert.Contains($"default concurrency: {preset.Concurrency}\n", result.Output);
                Assert.All(Parts(preset.Policy), part => Assert.Contains(part, result.Output));
            }
        );
        Assert.Single(
            result.Output.Split('\n'),
            line => line.StartsWith("  evidence: estimate", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task One_preset_has_a_fragment_that_gives_its_policy()
    {
        const string Key = "\"policy\": ";

        var output = (await Run("nova")).Output;

        Assert.StartsWith("OpenStack Nova\n", output);
        Assert.Equal(
            PolicyPresets.Find("nova")!.Policy,
            Read(output[(output.LastIndexOf(Key, StringComparison.Ordinal) + Key.Length)..])
        );
    }

    [Fact]
    public async Task Json_has_the_evidence_the_parts_and_the_policy_of_each()
    {
        var presets = Assert
            .Single((await Run("--json")).Documents())
            .GetProperty("policies")
            .EnumerateArray()
            .ToArray();

        Assert.Equal(
            PolicyPresets.All.Select(preset => preset.Name),
            presets.Select(preset => preset.GetProperty("name").GetString())
        );
        Assert.All(
            presets.Zip(PolicyPresets.All),
            pair =>
                Assert.Equal(
                    pair.Second.Policy,
                    Read(pair.First.GetProperty("policy").GetRawText())
                )
        );
        Assert.Equal("estimate", presets[^1].GetProperty("evidence").GetString());
    }

    [Fact]
    public async Task Json_of_one_is_that_one()
    {
        var xen = Assert.Single((await Run("xen", "--json")).Documents());

        Assert.Equal(
            ["name", "system", "evidence", "source", "concurrency", "parts", "policy"],
            xen.EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal(2, xen.GetProperty("parts").GetArrayLength());
        Assert.Equal(JsonValueKind.Object, xen.GetProperty("policy").ValueKind);
    }

    [Fact]
    public async Task An_unknown_name_is_refused_with_the_known_ones() =>
        (await Run("QEMU")).AssertRefused(
            "unknown policy 'QEMU'; there are: qemu, xen, xen-legacy"
        );

    [Fact]
    public async Task Help_ends_with_an_example() =>
        Assert.Contains("precopy policies nova", (await Run("--help")).Output);

    [Fact]
    public void Parts_are_put_in_words_with_their_units() =>
        Assert.Equal(
            [
                "converged when what is left can be sent within 300 ms",
                "this limit rises to 2 s, by 100 ms every 5 s from look 3 on, the first time at once",
                "this limit doubles with every look that did not stop",
                "looks as soon as so little is unsent, inside a round, too, at least 50 ms after the look before",
                "converged when at most 4 KiB are left",
                "forced after 1 live round",
                "forced before more than 2.5 times the memory would be sent",
                "switched to post-copy after 10 s plus 20 s per GiB of memory (at least 2 GiB)",
                "switched to post-copy after 150 s without progress",
                "slows the guest down after 2 periods of at least 1 s that dirtied more than 50 % of what was sent: to 1 MiB/s a vCPU",
            ],
            Parts(
                new StopPolicy
                {
                    DowntimeSeconds = 0.3,
                    Ramp = new(2, 0.1, 5) { FromLook = 3, StepsAtOnce = true },
                    LooksPerDoubling = 1,
                    LookSeconds = 0.05,
                    MinPendingBytes = 4096,
                    MaxRounds = 1,
                    MaxFactor = 2.5,
                    TimeoutSeconds = 10,
                    TimeoutSecondsPerGiB = 20,
                    LeastGiB = 2,
                    StallTimeoutSeconds = 150,
                    OnTimeout = TimeoutAction.PostCopy,
                    Throttle = QemuThrottles.DirtyLimit,
                }
            )
        );

    [Fact]
    public void A_throttle_in_steps_names_its_steps() =>
        Assert.EndsWith(
            "that dirtied more than 50 % of what was sent: by 20 %, then 10 % more each time, up to 99 %",
            Parts(new StopPolicy { DowntimeSeconds = 1, Throttle = QemuThrottles.AutoConverge })[1]
        );
}
