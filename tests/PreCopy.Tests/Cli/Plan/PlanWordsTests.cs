using PreCopy.Cli;
using PreCopy.Cli.Plan;
using PreCopy.Planning;
using PreCopy.Scenarios;
using Xunit;

namespace PreCopy.Tests.Cli.Plan;

/// <summary>What the words of <c>plan</c> mean.</summary>
public sealed class PlanWordsTests
{
    [Fact]
    public void Every_word_reaches_the_query()
    {
        var query = Query(
            "inv.csv --link 10Gbit/s --stream-cap 4Gbit/s --channels 2 --setup 1s --switchover 50ms --policy nova --platform kubevirt "
                + "--drain a b --class idle --vm-class x=y=web --dirty-rate db=200MiB/s --working-set db=0 --fitted db=guest.json "
                + "--objective exposure --max-downtime 500ms --start 22:30 --done-by 2:00 --usable 0.8 --draws 100 --seed 7 "
                + "--node-memory 64GiB --skip-bad-rows --json --out here"
        );

        Assert.Equal(1.25e9, query.LinkBytesPerSecond);
        Assert.Equal(5e8, query.StreamCapBytesPerSecond);
        Assert.Equal(2, query.Channels);
        Assert.Equal(1, query.SetupSeconds);
        Assert.Equal(0.05, query.SwitchoverSeconds);
        Assert.Equal("nova", query.Preset!.Name);
        Assert.Equal("kubevirt", query.Platform!.Name);
        Assert.Equal(["a", "b"], query.Drain);
        Assert.Equal(64.0 * (1 << 30), query.NodeMemoryBytes);
        Assert.Equal("idle", query.DefaultClass);
        Assert.Equal("web", query.Classes["x=y"]);
        Assert.Equal(200.0 * (1 << 20), query.DirtyRates["db"]);
        Assert.Equal(0, query.WorkingSets["db"]);
        Assert.Equal("guest.json", query.Fitted["db"].Name);
        Assert.Equal(new Objective { Exposure = 1 }, query.Objective);
        Assert.Equal(0.5, query.MaxDowntimeSeconds);
        Assert.Equal(3.5 * 3600, query.WithinSeconds);
        Assert.Equal(new UsableBandwidth(0.8, 0.8, 0.8), query.Usable);
        Assert.Equal((100, 7), (query.Draws, query.Seed));
        Assert.True(query.SkipBadRows && query.AsJson);
        Assert.Equal("here", query.OutputFolder);
    }

    [Fact]
    public void Without_words_the_defaults_stand()
    {
        var query = Query("inv.csv");

        Assert.Null(query.LinkBytesPerSecond);
        Assert.Null(query.WithinSeconds);
        Assert.Empty(query.Drain);
        Assert.Equal(Objective.ShortestMakespan, query.Objective);
        Assert.Equal(UsableBandwidth.Usual, query.Usable);
        Assert.Equal((2000, 1), (query.Draws, query.Seed));
    }

    [Theory]
    [InlineData("--policy vmotion", "--policy: unknown 'vmotion'; there are: qemu, xen")]
    [InlineData("--platform ovirt", "--platform: unknown 'ovirt'; there are: qemu")]
    [InlineData("--class busy", "--class: unknown 'busy'; there are: idle")]
    [InlineData("--vm-class a=busy", "--vm-class: unknown 'busy'; there are: idle")]
    [InlineData("--vm-class busy", "--vm-class: 'busy' is not VM=CLASS")]
    [InlineData("--dirty-rate a=8GiB", "--dirty-rate: '8GiB' is an amount of bytes, not a rate")]
    [InlineData("--working-set a=1GiB a=2GiB", "--working-set: 'a' is there twice")]
    [InlineData("--link 10", null)]
    [InlineData("--draws 1", "--draws: 1 is out of range; write a whole number from 20 to")]
    [InlineData("--channels 0", "--channels: 0 is out of range")]
    [InlineData("--done-by 02:00", "--done-by needs --start")]
    [InlineData("--start 22:00", "--start needs --done-by")]
    [InlineData("--start 22:00 --done-by 25:00", "--done-by: '25:00' is no time of day")]
    [InlineData("--start 22:00 --done-by 02:00 --within 1min", "write one of them")]
    [InlineData("--objective speed", "'speed' is no figure; write makespan, total-downtime")]
    [InlineData("--objective makespan=0", "the weight '0' is not a number above 0")]
    [InlineData("--objective makespan,makespan", "'makespan' is there twice")]
    [InlineData("--usable 0", "--usable: '0' is no share of the link")]
    [InlineData("--usable 1..0.5", "is no share of the link")]
    [InlineData("--usable 0.5..1.1", "is no share of the link")]
    public void A_wrong_word_is_refused_by_its_name(string words, string? message)
    {
        if (message is null)
            Assert.Equal(10, Query($"inv.csv {words}").LinkBytesPerSecond);
        else
            Assert.Contains(
                message,
                Assert.Throws<InputException>(() => Query($"inv.csv {words}")).Message
            );
    }

    [Theory]
    [InlineData("08:00", "09:30", 1.5)]
    [InlineData("22:00", "2:00", 4)]
    [InlineData("10:00", "10:00", 24)]
    public void The_window_ends_today_or_tomorrow(string start, string end, double hours) =>
        Assert.Equal(hours * 3600, ClockWindow.Seconds(start, end));

    [Fact]
    public void An_objective_is_printed_as_it_is_written()
    {
        Assert.Equal("makespan", ObjectiveText.Print(Objective.ShortestMakespan));
        var mix = ObjectiveText.Parse("makespan=2, worst-downtime=0.5");
        Assert.Equal(new Objective { Makespan = 2, WorstDowntime = 0.5 }, mix);
        Assert.Equal("makespan=2, worst-downtime=0.5", ObjectiveText.Print(mix));
    }

    [Fact]
    public void A_usable_share_is_a_triangle()
    {
        Assert.Equal(new UsableBandwidth(0.5, 0.6, 0.9), UsableText.Parse("0.5..0.6..0.9"));
        Assert.Equal(0.7, UsableText.Parse("0.5..0.9").Mode, 12);
        Assert.Equal(
            "85 % to 100 % of the link, most likely 94 %",
            UsableText.Print(UsableBandwidth.Usual)
        );
    }

    private static PlanQuery Query(string words)
    {
        var options = new PlanOptions();
        var verb = new Verb("plan", "", "");
        options.AddTo(verb);
        var parsed = verb.Parse(words.Split(' '));
        Assert.Empty(parsed.Errors);
        return options.Query(parsed);
    }
}
