using System.Text;
using System.Text.Json;
using PreCopy.Model;
using PreCopy.Model.Policies;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Policies;
using Xunit;

namespace PreCopy.Tests.Scenarios;

/// <summary>What a good policy becomes.</summary>
public sealed class PolicyReaderTests
{
    private static readonly StopPolicy Everything = new()
    {
        DowntimeSeconds = 0.123456789,
        Ramp = new(7, 1.0 / 3, 11) { FromLook = 3, StepsAtOnce = true },
        LooksPerDoubling = 4,
        LookSeconds = 0.05,
        MinPendingBytes = 12345.678,
        MaxRounds = 30,
        MaxFactor = 2.5,
        TimeoutSeconds = 60,
        TimeoutSecondsPerGiB = 0.7,
        StallTimeoutSeconds = 9,
        OnTimeout = TimeoutAction.PostCopy,
        LeastGiB = 1.5,
        Throttle = new() { Trigger = 0.25, Initial = 0.3 },
    };

    private static Scenario Read(string policy) =>
        ScenarioText.Read(ScenarioText.With(policy: policy));

    private static string Written(StopPolicy policy)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
            PolicyJson.Write(json, policy);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    [Fact]
    public void A_policy_is_the_parts_that_are_written() =>
        Assert.Equal(
            new StopPolicy
            {
                DowntimeSeconds = 0.3,
                Ramp = new(0.5, 0.05, 75)
                {
                    IsIntervalPerGiB = true,
                    FromLook = 2,
                    StepsAtOnce = true,
                },
                LooksPerDoubling = 6,
                MinPendingBytes = 4096,
                MaxRounds = 30,
                MaxFactor = 3,
                TimeoutSeconds = 60,
                TimeoutSecondsPerGiB = 150,
                StallTimeoutSeconds = 20,
                OnTimeout = TimeoutAction.PostCopy,
                LeastGiB = 2,
                Throttle = new()
                {
                    Trigger = 0.4,
                    Strikes = 3,
                    PeriodSeconds = 2,
                    Initial = 0.1,
                    Increment = 0.05,
                    Most = 0.9,
                },
            },
            Read(
                """
                { "downtime": "300 ms",
                  "downtimeRamp": { "to": "500 ms", "step": "50 ms", "interval": 75, "perGiB": true, "fromLook": 2, "stepsAtOnce": true },
                  "looksPerDoubling": 6, "minPending": "4 KiB", "maxRounds": 30, "maxFactor": 3,
                  "timeout": "1 min", "timeoutPerGiB": "150 s", "stallTimeout": 20, "onTimeout": "post-copy", "leastGiB": 2,
                  "throttle": { "trigger": 0.4, "strikes": 3, "period": "2 s", "initial": 0.1, "increment": 0.05, "most": 0.9 } }
                """
            ).Settings.Policy
        );

    [Theory]
    [InlineData("""{ "minPending": 1 }""")]
    [InlineData("""{ "minPending": 0, "maxRounds": 1 }""")]
    [InlineData("""{ "maxRounds": 1 }""")]
    [InlineData("""{ "maxFactor": 1 }""")]
    [InlineData("""{ "timeout": 5 }""")]
    [InlineData("""{ "timeout": 5, "onTimeout": "force" }""")]
    [InlineData("""{ "timeoutPerGiB": 5, "leastGiB": 2 }""")]
    [InlineData("""{ "stallTimeout": 5, "onTimeout": "abort" }""")]
    public void Any_part_that_stops_makes_a_policy(string policy)
    {
        var scenario = Read(policy);

        scenario.Settings.Policy.Validate();
        Assert.Null(scenario.Preset);
        Assert.Equal("own stop policy", scenario.PolicyTitle);
    }

    [Fact]
    public void Other_keys_replace_parts_of_a_preset()
    {
        var scenario = Read(
            """{ "preset": "kubevirt", "timeoutPerGiB": "800 s", "onTimeout": "post-copy" }"""
        );

        Assert.Equal(
            new StopPolicy
            {
                DowntimeSeconds = 0.3,
                TimeoutSecondsPerGiB = 800,
                StallTimeoutSeconds = 150,
                OnTimeout = TimeoutAction.PostCopy,
            },
            scenario.Settings.Policy
        );
        Assert.Equal("kubevirt", scenario.Preset!.Name);
        Assert.Equal("stop policy of KubeVirt with changes", scenario.PolicyTitle);
    }

    [Theory]
    [InlineData("\"vmware\"", "stop policy of VMware vSphere (estimate)")]
    [InlineData("""{ "preset": "qemu" }""", "stop policy of QEMU")]
    [InlineData("""{ "preset": "qemu", "downtime": "300 ms" }""", "stop policy of QEMU")]
    [InlineData(
        """{ "preset": "vmware", "downtime": 2 }""",
        "stop policy of VMware vSphere (estimate) with changes"
    )]
    public void A_preset_says_when_it_was_changed(string policy, string title) =>
        Assert.Equal(title, Read(policy).PolicyTitle);

    [Fact]
    public void A_throttle_has_a_name_or_parts_or_is_taken_away()
    {
        Assert.Equal(new Throttle(), Throttle("\"auto-converge\""));
        Assert.Equal(
            new Throttle { LimitBytesPerSecondPerVcpu = 1 << 20 },
            Throttle("\"dirty-limit\"")
        );
        Assert.Equal(
            new Throttle { LimitBytesPerSecondPerVcpu = 5e6, Strikes = 1 },
            Throttle("""{ "limitPerVcpu": "5 MB/s", "strikes": 1 }""")
        );
        Assert.Equal(new Throttle { Increment = 0.2 }, Throttle("""{ "increment": 0.2 }"""));
        Assert.Null(Throttle("\"none\""));

        static Throttle? Throttle(string json) =>
            Read($$"""{ "preset": "vmware", "throttle": {{json}} }""").Settings.Policy.Throttle;
    }

    [Fact]
    public void Looks_inside_a_round_are_a_part_like_the_others()
    {
        var qemu = PolicyPresets.Find("qemu")!.Policy;

        Assert.Equal(
            qemu with
            {
                LookSeconds = 0.05,
            },
            Read("""{ "preset": "qemu", "look": "50 ms" }""").Settings.Policy
        );
        Assert.Equal(
            new StopPolicy { DowntimeSeconds = 0.3, LookSeconds = 0.1 },
            Read("""{ "downtime": "300 ms", "look": 0.1 }""").Settings.Policy
        );
        Assert.Contains("\"look\":\"50 ms\"", Written(qemu with { LookSeconds = 0.05 }));
        Assert.DoesNotContain("look", Written(qemu));
    }

    [Fact]
    public void Every_preset_comes_back_from_its_json_as_it_was() =>
        Assert.All(
            PolicyPresets.All,
            preset => Assert.Equal(preset.Policy, Read(Written(preset.Policy)).Settings.Policy)
        );

    [Fact]
    public void Every_part_comes_back_from_its_json_to_the_last_bit()
    {
        StopPolicy[] policies =
        [
            Everything,
            Everything with
            {
                Ramp = new(0.5, 0.1, 1) { IsIntervalPerGiB = true },
                OnTimeout = TimeoutAction.Force,
                Throttle = QemuThrottles.DirtyLimit,
            },
            Everything with
            {
                TimeoutSeconds = null,
                TimeoutSecondsPerGiB = null,
                LeastGiB = 0,
                OnTimeout = TimeoutAction.Force,
                Throttle = QemuThrottles.AutoConverge,
            },
            Everything with
            {
                Throttle = new() { LimitBytesPerSecondPerVcpu = 1e6 / 3, PeriodSeconds = 0 },
            },
        ];

        Assert.All(policies, policy => Assert.Equal(policy, Read(Written(policy)).Settings.Policy));
    }
}
