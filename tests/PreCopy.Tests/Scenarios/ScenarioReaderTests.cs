using System.Text;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Scenarios;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.Scenarios;

/// <summary>What a good scenario becomes.</summary>
public sealed class ScenarioReaderTests
{
    private const double MiB = 1 << 20;

    private static Vm<AnyCurve> OnlyVm(Scenario scenario) => Assert.Single(scenario.Vms.ToArray());

    [Fact]
    public void The_example_of_the_documentation_is_read_in_base_units()
    {
        var scenario = ScenarioText.Read(
            """
            {
              "link":     { "bandwidth": "10 Gbit/s", "streamCap": "4 Gbit/s" },
              "policy":   "qemu",
              "schedule": { "concurrency": 2, "weights": [7, 3], "setup": "1 s", "switchover": "50 ms" },
              "vms": [ { "name": "web", "count": 2, "memory": "8 GiB",
                         "dirty": { "curve": "saturating", "rate": "100 MiB/s", "workingSet": "2 GiB" } } ]
            }
            """
        );

        Assert.Equal(
            new LinkSettings(1.25e9, new StopPolicy { DowntimeSeconds = 0.3 })
            {
                StreamCapBytesPerSecond = 5e8,
                Concurrency = 2,
                SetupSeconds = 1,
                SwitchoverSeconds = 0.05,
            },
            scenario.Settings
        );
        Assert.Equal("qemu", scenario.Preset!.Name);
        Assert.Equal(["web-1", "web-2"], scenario.Names);
        var curve = new SaturatingCurve(100 * MiB, 2048 * MiB);
        Assert.Equal(
            [new(8192 * MiB, curve, 7), new(8192 * MiB, curve, 3)],
            scenario.Vms.ToArray()
        );
    }

    [Fact]
    public void What_is_optional_may_be_absent()
    {
        var scenario = ScenarioText.Read(
            """
            { "link": { "bandwidth": 1 }, "policy": "proxmox", "vms": [ { "memory": 2, "dirty": { "rate": 0 } } ] }
            """
        );

        Assert.Equal(
            new LinkSettings(1, new StopPolicy { DowntimeSeconds = 0.1, LooksPerDoubling = 6 }),
            scenario.Settings
        );
        Assert.Equal(new Vm<AnyCurve>(2, new CappedCurve(0, 2)), OnlyVm(scenario));
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_allowed()
    {
        var text = """
            // Two of them.
            { "link": { "bandwidth": 1, }, /* as
              QEMU */ "policy": "qemu",
              "vms": [ { "memory": 2, "dirty": { "rate": 0, }, }, ], }
            """;

        var scenario = ScenarioReader.Read(
            (byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]
        );

        Assert.Equal(1, scenario.Vms.Length);
    }

    [Fact]
    public void A_link_may_have_channels_and_compression() =>
        Assert.Equal(
            new LinkSettings(1.25e9, new StopPolicy { DowntimeSeconds = 0.3 })
            {
                StreamCapBytesPerSecond = 5e8,
                Channels = 2,
                Compression = new Compression(2.5, 8e8),
            },
            ScenarioText
                .Read(
                    ScenarioText.With(
                        link: """
                        { "bandwidth": "10 Gbit/s", "streamCap": "4 Gbit/s", "channels": 2,
                          "compression": { "ratio": 2.5, "rate": "800 MB/s" } }
                        """
                    )
                )
                .Settings
        );

    [Fact]
    public void Compression_needs_no_rate_and_a_vm_may_have_vcpus()
    {
        var scenario = ScenarioText.Read(
            ScenarioText.With(
                link: """{ "bandwidth": 1, "compression": { "ratio": 1 } }""",
                vms: """[ { "memory": 2, "vcpus": 8, "dirty": { "rate": 0 } } ]"""
            )
        );

        Assert.Equal(new Compression(1, double.PositiveInfinity), scenario.Settings.Compression);
        Assert.Equal(1, scenario.Settings.Channels);
        Assert.Equal(8, OnlyVm(scenario).Vcpus);
    }

    [Theory]
    [InlineData("{}", int.MaxValue)]
    [InlineData("""{ "concurrency": "all" }""", int.MaxValue)]
    [InlineData("""{ "concurrency": 1 }""", 1)]
    [InlineData("""{ "concurrency": 3.0 }""", 3)]
    public void Concurrency_is_a_number_or_all(string schedule, int concurrency) =>
        Assert.Equal(
            concurrency,
            ScenarioText.Read(ScenarioText.With(schedule: schedule)).Settings.Concurrency
        );

    [Theory]
    [InlineData("[1, 2, 3]", new double[] { 1, 2, 3 })]
    [InlineData("[0.5, 4]", new double[] { 0.5, 0.5, 4 })]
    public void Weights_are_one_a_vm_or_one_an_entry(string weights, double[] expected)
    {
        var scenario = ScenarioText.Read(
            ScenarioText.With(
                schedule: $$"""{ "weights": {{weights}} }""",
                vms: """[ { "count": 2, "memory": 1, "dirty": { "rate": 0 } }, { "memory": 1, "dirty": { "rate": 0 } } ]"""
            )
        );

        Assert.Equal(expected, scenario.Vms.ToArray().Select(vm => vm.Weight));
    }

    [Theory]
    [InlineData("""{ "rate": "100 MiB/s" }""")]
    [InlineData("""{ "curve": "capped", "rate": "100 MiB/s", "workingSet": "8 GiB" }""")]
    public void A_capped_curve_has_the_memory_as_its_working_set(string dirty) =>
        Assert.Equal(
            new CappedCurve(100 * MiB, 8192 * MiB),
            OnlyVm(ScenarioText.Read(ScenarioText.With(dirty: dirty))).Dirty
        );

    [Fact]
    public void A_hot_cold_curve_has_two_parts() =>
        Assert.Equal(
            new HotColdCurve(new(100 * MiB, 64 * MiB), new(MiB, 8128 * MiB)),
            OnlyVm(
                ScenarioText.Read(
                    ScenarioText.With(
                        dirty: """
                        { "curve": "hot-cold", "hot": { "rate": "100 MiB/s", "workingSet": "64 MiB" },
                          "cold": { "rate": "1 MiB/s", "workingSet": "8128 MiB" } }
                        """
                    )
                )
            ).Dirty
        );

    [Theory]
    [InlineData("", 8192)]
    [InlineData(""", "workingSet": "80 MiB" """, 80)]
    public void A_measured_curve_goes_through_its_points(string workingSet, double expectedMiB)
    {
        AnyCurve expected = new MeasuredCurve([0.125, 1], [64 * MiB, 128 * MiB], expectedMiB * MiB);

        var curve = OnlyVm(
            ScenarioText.Read(
                ScenarioText.With(
                    dirty: $$"""{ "curve": "measured", "points": [["125 ms", "64 MiB"], [1, "128 MiB"]]{{workingSet}} }"""
                )
            )
        ).Dirty;

        Assert.Equal(expected.WorkingSetBytes, curve.WorkingSetBytes);
        Assert.Equal(expected.RateBytesPerSecond, curve.RateBytesPerSecond);
        Assert.All(
            Enumerable.Range(0, 100),
            i => Assert.Equal(expected.UniqueBytes(i * MiB), curve.UniqueBytes(i * MiB))
        );
    }

    [Fact]
    public void Names_are_expanded_and_the_nameless_share_one_numbering()
    {
        const string Rest = """ "memory": 1, "dirty": { "rate": 0 } }""";

        var scenario = ScenarioText.Read(
            ScenarioText.With(
                vms: $$"""
                [ { "name": "web", "count": 3, {{Rest}}, { "name": "db", {{Rest}}, { "name": "one", "count": 1, {{Rest}},
                  { {{Rest}}, { "count": 2, {{Rest}} ]
                """
            )
        );

        Assert.Equal(
            ["web-1", "web-2", "web-3", "db", "one-1", "vm-1", "vm-2", "vm-3"],
            scenario.Names
        );
    }

    [Fact]
    public void A_million_vms_are_allowed()
    {
        var scenario = ScenarioText.Read(
            ScenarioText.With(
                vms: """[ { "count": 1000000, "memory": 1, "dirty": { "rate": 0 } } ]"""
            )
        );

        Assert.Equal(1_000_000, scenario.Vms.Length);
        Assert.Equal("vm-1000000", scenario.Names[^1]);
        Assert.Equal(1, scenario.Vms.Span[^1].MemoryBytes);
    }
}
