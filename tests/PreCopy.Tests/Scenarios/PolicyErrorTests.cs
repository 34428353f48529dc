using Xunit;

namespace PreCopy.Tests.Scenarios;

/// <summary>Every mistake in a policy is one line with its place and what is allowed.</summary>
public sealed class PolicyErrorTests
{
    [Theory]
    [InlineData(
        "\"kvm\"",
        "$.policy: 'kvm' is no policy; write an object of parts or one of qemu, xen, xen-legacy, hyper-v, hyper-v-2008r2, kubevirt, openshift, nova, proxmox, cloud-hypervisor, vmware"
    )]
    [InlineData("5", "$.policy: must be an object, not a number")]
    [InlineData(
        "{}",
        "$.policy: empty; write at least one of downtime, minPending, maxRounds, maxFactor, timeout, timeoutPerGiB, stallTimeout"
    )]
    [InlineData(
        """{ "downTime": 1 }""",
        "$.policy: unknown key 'downTime'; allowed are preset, downtime, downtimeRamp, "
    )]
    [InlineData("""{ "downtime": 0 }""", "$.policy.downtime: '0' is out of range; write '300 ms'")]
    [InlineData(
        """{ "downtime": "5 m" }""",
        "$.policy.downtime: '5 m' has the unknown unit 'm'; write "
    )]
    [InlineData(
        """{ "minPending": 0 }""",
        "$.policy: minimum pending bytes of 0 are never reached"
    )]
    [InlineData("""{ "minPending": -1 }""", "$.policy.minPending: '-1' is out of range; write ")]
    [InlineData(
        """{ "maxRounds": 0 }""",
        "$.policy.maxRounds: '0' is not allowed; write a whole number from 1 to "
    )]
    [InlineData(
        """{ "maxRounds": 1.5 }""",
        "$.policy.maxRounds: '1.5' is not allowed; write a whole number from 1 to "
    )]
    [InlineData("""{ "maxRounds": 1e300 }""", "$.policy.maxRounds: '1e300' is not allowed; write ")]
    [InlineData("""{ "maxRounds": "5" }""", "$.policy.maxRounds: must be a number, not a string")]
    [InlineData(
        """{ "maxFactor": 0.99 }""",
        "$.policy.maxFactor: '0.99' is out of range; write a number from 1 to "
    )]
    [InlineData(
        """{ "maxRounds": 3, "look": "50 ms" }""",
        "$.policy.look: needs a 'downtime' to look for"
    )]
    [InlineData(
        """{ "preset": "qemu", "look": "50 us" }""",
        "$.policy.look: must be at least 1 ms"
    )]
    [InlineData(
        """{ "preset": "qemu", "look": 0 }""",
        "$.policy.look: '0' is out of range; write "
    )]
    [InlineData("""{ "timeout": 0 }""", "$.policy.timeout: '0' is out of range; write ")]
    [InlineData(
        """{ "onTimeout": "abort" }""",
        "$.policy.onTimeout: needs a 'timeout', 'timeoutPerGiB' or 'stallTimeout' beside it"
    )]
    [InlineData(
        """{ "timeout": 1, "onTimeout": "stop" }""",
        "$.policy.onTimeout: 'stop' is none of abort, force, post-copy"
    )]
    public void Bad_policies(string policy, string message) =>
        ScenarioText.AssertRefused(ScenarioText.With(policy: policy), message);

    [Theory]
    [InlineData(
        """{ "preset": "kvm" }""",
        "$.policy.preset: 'kvm' is no policy; write an object of parts or one of qemu, xen, "
    )]
    [InlineData("""{ "preset": null }""", "$.policy.preset: must be a string, not null")]
    [InlineData(
        """{ "downtime": 1, "downtimeRamp": "nova" }""",
        "$.policy.downtimeRamp: must be an object, not a string"
    )]
    [InlineData(
        """{ "downtime": 1, "downtimeRamp": { "to": 2, "step": 1 } }""",
        "$.policy.downtimeRamp: the key 'interval' is missing"
    )]
    [InlineData(
        """{ "downtime": 1, "downtimeRamp": { "to": 2, "step": 1, "every": 1 } }""",
        "$.policy.downtimeRamp: unknown key 'every'; allowed are to, step, interval, perGiB, fromLook, stepsAtOnce"
    )]
    [InlineData(
        """{ "downtime": 1, "downtimeRamp": { "to": 2, "step": 0, "interval": 1 } }""",
        "$.policy.downtimeRamp.step: '0' is out of range; write "
    )]
    [InlineData(
        """{ "downtime": 1, "downtimeRamp": { "to": 2, "step": 1, "interval": 1, "perGiB": 1 } }""",
        "$.policy.downtimeRamp.perGiB: must be true or false, not a number"
    )]
    [InlineData(
        """{ "downtime": 1, "downtimeRamp": { "to": 2, "step": 1, "interval": 1, "fromLook": -1 } }""",
        "$.policy.downtimeRamp.fromLook: '-1' is not allowed; write a whole number from 0 to "
    )]
    [InlineData(
        """{ "downtime": "1 s", "downtimeRamp": { "to": "300 ms", "step": 1, "interval": 1 } }""",
        "$.policy.downtimeRamp.to: the ramp's end (300 ms) must not be below its start, the downtime limit (1 s)"
    )]
    [InlineData(
        """{ "preset": "nova", "downtime": "1 s" }""",
        "$.policy.downtime: the ramp's end (500 ms) must not be below its start, the downtime limit (1 s)"
    )]
    [InlineData(
        """{ "maxRounds": 5, "downtimeRamp": { "to": 2, "step": 1, "interval": 1 } }""",
        "$.policy.downtimeRamp: needs a 'downtime' to rise from"
    )]
    [InlineData(
        """{ "preset": "xen", "looksPerDoubling": 6 }""",
        "$.policy.looksPerDoubling: needs a 'downtime' to rise from"
    )]
    [InlineData(
        """{ "downtime": 1, "looksPerDoubling": 0 }""",
        "$.policy.looksPerDoubling: '0' is not allowed; write a whole number from 1 to "
    )]
    [InlineData(
        """{ "preset": "qemu", "onTimeout": "force" }""",
        "$.policy.onTimeout: needs a 'timeout', 'timeoutPerGiB' or 'stallTimeout' beside it"
    )]
    [InlineData(
        """{ "timeoutPerGiB": 0 }""",
        "$.policy.timeoutPerGiB: '0' is out of range; write "
    )]
    [InlineData(
        """{ "stallTimeout": "fast" }""",
        "$.policy.stallTimeout: 'fast' does not start with a number; write "
    )]
    [InlineData(
        """{ "timeout": 1, "leastGiB": 2 }""",
        "$.policy.leastGiB: needs a 'timeoutPerGiB' or a 'downtimeRamp' with 'perGiB' beside it"
    )]
    [InlineData(
        """{ "timeoutPerGiB": 1, "leastGiB": "2 GiB" }""",
        "$.policy.leastGiB: must be a number, not a string"
    )]
    [InlineData(
        """{ "timeoutPerGiB": 1, "leastGiB": -1 }""",
        "$.policy.leastGiB: '-1' is out of range; write a number from 0 to "
    )]
    [InlineData(
        """{ "throttle": "auto-converge" }""",
        "$.policy: a throttle stops nothing; write at least one of downtime, "
    )]
    [InlineData("""{ "throttle": "none" }""", "$.policy: empty; write at least one of downtime, ")]
    [InlineData(
        """{ "downtime": 1, "throttle": "fast" }""",
        "$.policy.throttle: 'fast' is none of auto-converge, dirty-limit, none"
    )]
    [InlineData(
        """{ "downtime": 1, "throttle": true }""",
        "$.policy.throttle: must be an object, not a truth value"
    )]
    [InlineData(
        """{ "downtime": 1, "throttle": { "step": 1 } }""",
        "$.policy.throttle: unknown key 'step'; allowed are trigger, strikes, period, initial, increment, most, limitPerVcpu"
    )]
    [InlineData(
        """{ "downtime": 1, "throttle": { "trigger": 1 } }""",
        "$.policy.throttle.trigger: must be above 0 and below 1"
    )]
    [InlineData(
        """{ "downtime": 1, "throttle": { "most": 1.5 } }""",
        "$.policy.throttle.most: '1.5' is out of range; write a number from 0 to 1"
    )]
    [InlineData(
        """{ "downtime": 1, "throttle": { "strikes": 0 } }""",
        "$.policy.throttle.strikes: '0' is not allowed; write a whole number from 1 to "
    )]
    [InlineData(
        """{ "downtime": 1, "throttle": { "period": -1 } }""",
        "$.policy.throttle.period: '-1' is out of range; write "
    )]
    [InlineData(
        """{ "downtime": 1, "throttle": { "initial": 0.6, "most": 0.5 } }""",
        "$.policy.throttle: 'initial' must not be above 'most'"
    )]
    [InlineData(
        """{ "downtime": 1, "throttle": { "increment": 1e-9 } }""",
        "$.policy: the throttle's increment must be at least 0.001 and below 1"
    )]
    [InlineData(
        """{ "downtime": 1, "throttle": { "limitPerVcpu": 0 } }""",
        "$.policy.throttle.limitPerVcpu: '0' is out of range; write "
    )]
    [InlineData(
        """{ "downtime": 1, "throttle": { "limitPerVcpu": 1, "increment": 0.1 } }""",
        "$.policy.throttle.increment: has no meaning beside 'limitPerVcpu'"
    )]
    public void Bad_parts_and_parts_that_do_not_fit(string policy, string message) =>
        ScenarioText.AssertRefused(ScenarioText.With(policy: policy), message);
}
