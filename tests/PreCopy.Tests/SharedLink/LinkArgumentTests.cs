using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>The engine refuses what is out of range, and says what.</summary>
public sealed class LinkArgumentTests
{
    private static readonly LinkSettings Settings = new(1e9, Link.Downtime(0.3));
    private static readonly Vm<CappedCurve> Good = Link.Constant(1e9, 1e8);

    public static TheoryData<string, LinkSettings> Refused =>
        new()
        {
            { "bandwidth", Settings with { BandwidthBytesPerSecond = 0 } },
            { "bandwidth", Settings with { BandwidthBytesPerSecond = -1 } },
            { "bandwidth", Settings with { BandwidthBytesPerSecond = double.NaN } },
            { "bandwidth", Settings with { BandwidthBytesPerSecond = double.PositiveInfinity } },
            { "stream cap", Settings with { StreamCapBytesPerSecond = 0 } },
            { "stream cap", Settings with { StreamCapBytesPerSecond = double.NaN } },
            { "channels", Settings with { Channels = 0 } },
            { "ratio", Settings with { Compression = new(0.999) } },
            { "ratio", Settings with { Compression = new(double.NaN) } },
            { "ratio", Settings with { Compression = new(double.PositiveInfinity) } },
            { "ratio", Settings with { BandwidthBytesPerSecond = 1e308, Compression = new(2) } },
            { "compression rate", Settings with { Compression = new(2, 0) } },
            { "compression rate", Settings with { Compression = new(2, double.NaN) } },
            { "concurrency", Settings with { Concurrency = 0 } },
            { "setup", Settings with { SetupSeconds = -1 } },
            { "setup", Settings with { SetupSeconds = double.NaN } },
            { "setup", Settings with { SetupSeconds = double.PositiveInfinity } },
            { "switchover", Settings with { SwitchoverSeconds = -1 } },
            { "switchover", Settings with { SwitchoverSeconds = double.NaN } },
            { "part", Settings with { Policy = new() } },
        };

    public static TheoryData<string, Vm<CappedCurve>> NoVms =>
        new()
        {
            { "memory 0", Good with { MemoryBytes = 0 } },
            { "memory NaN", Good with { MemoryBytes = double.NaN } },
            { "memory infinite", Good with { MemoryBytes = double.PositiveInfinity } },
            { "weight 0", Good with { Weight = 0 } },
            { "weight negative", Good with { Weight = -1 } },
            { "weight NaN", Good with { Weight = double.NaN } },
            { "weight infinite", Good with { Weight = double.PositiveInfinity } },
            { "rate negative", Good with { Dirty = new(-1, 1e9) } },
            { "rate NaN", Good with { Dirty = new(double.NaN, 1e9) } },
            { "rate infinite", Good with { Dirty = new(double.PositiveInfinity, 1e9) } },
            { "working set above the memory", Good with { Dirty = new(1e8, 1.001e9) } },
            { "working set negative", Good with { Dirty = new(1e8, -1) } },
            { "working set NaN", Good with { Dirty = new(1e8, double.NaN) } },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_setting_out_of_range_is_named(string what, LinkSettings settings) =>
        Assert.Contains(
            what,
            Assert.Throws<ArgumentException>(() => Link.Run(settings, Good)).Message
        );

    [Theory]
    [MemberData(nameof(NoVms))]
    public void A_vm_out_of_range_is_numbered(string what, Vm<CappedCurve> vm)
    {
        Assert.False(vm.IsValid, what);
        Assert.Contains(
            "VM 1 ",
            Assert.Throws<ArgumentException>(() => Link.Run(Settings, Good, vm)).Message
        );
    }

    [Fact]
    public void A_stream_cap_may_be_infinite_and_a_working_set_empty() =>
        Assert.Equal(
            Outcome.Converged,
            Link.Run(
                Settings with
                {
                    StreamCapBytesPerSecond = double.PositiveInfinity,
                },
                Good with
                {
                    Dirty = new(1e8, 0),
                }
            )[0].Outcome
        );

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public void Spans_must_fit_each_other_and_the_engine(int vms, int results) =>
        Assert.Throws<ArgumentException>(() =>
            new LinkEngine<CappedCurve>(2).Run(Settings, Good.Times(vms), new VmResult[results])
        );
}
