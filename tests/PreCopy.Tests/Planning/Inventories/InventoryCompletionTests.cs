using PreCopy.Model.Curves;
using PreCopy.Planning.Inventories;
using Xunit;

namespace PreCopy.Tests.Planning.Inventories;

/// <summary>What an inventory gives is taken, what it does not give is assumed, and both are told apart.</summary>
public sealed class InventoryCompletionTests
{
    private const double MiB = 1L << 20;
    private const double GiB = 1L << 30;

    private static readonly InventoryVm Bare = new("web", 8 * GiB, "row 2");

    [Fact]
    public void A_vm_of_which_nothing_is_known_is_an_application()
    {
        var done = Complete(Bare);
        var vm = Assert.Single(done.Vms);

        Assert.Equal<AnyCurve>(new SaturatingCurve(16 * MiB, 0.15 * (8 * GiB)), vm.Dirty);
        Assert.Equal(0.8, vm.DirtyRateSpread);
        Assert.Equal(0.8, vm.WorkingSetSpread);
        Assert.Equal(1, vm.Vcpus);
        Assert.Equal(
            [
                new Assumption("web", "workload", "application"),
                new Assumption("web", "dirtyBytesPerSecond", 16 * MiB),
                new Assumption("web", "workingSetBytes", 0.15 * (8 * GiB)),
            ],
            done.Assumed
        );
    }

    [Fact]
    public void A_class_that_is_given_is_not_assumed_but_what_it_stands_for_is()
    {
        var done = Complete(Bare with { Workload = "database", Vcpus = 4 });

        Assert.Equal<AnyCurve>(new SaturatingCurve(24 * MiB, 0.3 * (8 * GiB)), done.Vms[0].Dirty);
        Assert.Equal(4, done.Vms[0].Vcpus);
        Assert.Equal(
            ["dirtyBytesPerSecond", "workingSetBytes"],
            done.Assumed.Select(assumed => assumed.Field)
        );
    }

    [Fact]
    public void A_figure_that_is_given_has_a_small_spread_and_the_other_one_its_class()
    {
        var done = Complete(Bare with { DirtyBytesPerSecond = 7 });

        Assert.Equal(7, done.Vms[0].Dirty.RateBytesPerSecond);
        Assert.Equal(0.2, done.Vms[0].DirtyRateSpread);
        Assert.Equal(0.8, done.Vms[0].WorkingSetSpread);
        Assert.Equal(
            ["workload", "workingSetBytes"],
            done.Assumed.Select(assumed => assumed.Field)
        );
    }

    [Theory]
    [InlineData(false, 0.2)]
    [InlineData(true, 0)]
    public void With_both_figures_nothing_is_assumed(bool isExact, double spread)
    {
        var done = Complete(
            Bare with
            {
                DirtyBytesPerSecond = 7,
                WorkingSetBytes = 5,
            },
            new() { GivenIsExact = isExact, DefaultClass = "cache" }
        );

        Assert.Equal<AnyCurve>(new SaturatingCurve(7, 5), done.Vms[0].Dirty);
        Assert.Equal(spread, done.Vms[0].DirtyRateSpread);
        Assert.Equal(spread, done.Vms[0].WorkingSetSpread);
        Assert.Empty(done.Assumed);
    }

    [Fact]
    public void A_whole_curve_is_taken_as_it_is()
    {
        var done = Complete(Bare with { Curve = new CappedCurve(7, 5) });

        Assert.Equal<AnyCurve>(new CappedCurve(7, 5), done.Vms[0].Dirty);
        Assert.Equal(0, done.Vms[0].DirtyRateSpread);
        Assert.Equal(0, done.Vms[0].WorkingSetSpread);
        Assert.Empty(done.Assumed);
    }

    [Fact]
    public void What_is_known_goes_before_the_inventory()
    {
        var done = Complete(
            Bare with
            {
                Workload = "idle",
                DirtyBytesPerSecond = 1,
                WorkingSetBytes = 2,
            },
            Known(new() { Workload = "BUILD", DirtyBytesPerSecond = 3 })
        );

        Assert.Equal<AnyCurve>(new SaturatingCurve(3, 2), done.Vms[0].Dirty);
        Assert.Empty(done.Assumed);
    }

    [Fact]
    public void A_single_figure_replaces_a_whole_curve_whose_other_figure_stays() =>
        Assert.Equal<AnyCurve>(
            new SaturatingCurve(3, 5),
            Complete(
                Bare with
                {
                    Curve = new CappedCurve(7, 5),
                },
                Known(new() { DirtyBytesPerSecond = 3 })
            )
                .Vms[0]
                .Dirty
        );

    [Fact]
    public void A_fitted_curve_replaces_everything()
    {
        var done = Complete(
            Bare with
            {
                DirtyBytesPerSecond = 1,
            },
            Known(new() { Curve = new CappedCurve(7, 5) })
        );

        Assert.Equal<AnyCurve>(new CappedCurve(7, 5), done.Vms[0].Dirty);
        Assert.Empty(done.Assumed);
    }

    [Fact]
    public void A_name_of_no_vm()
    {
        Refused(
            new() { Known = new Dictionary<string, KnownGuest> { ["wbe"] = new() } },
            "no VM is called 'wbe'; the inventory has web"
        );
        var many = Enumerable.Range(1, 9).Select(i => Bare with { Name = $"v{i}" }).ToArray();
        var problem = Assert.Throws<ArgumentException>(() =>
            InventoryCompletion.Complete(new Inventory("test", many), Known(new()))
        );
        Assert.Equal(
            "no VM is called 'web'; the inventory has v1, v2, v3, v4, v5 and 4 more",
            problem.Message
        );
    }

    [Fact]
    public void A_class_that_is_none()
    {
        const string Message =
            "'db' is no workload class; write one of idle, web, application, database, cache, build, analytics";
        Refused(new() { DefaultClass = "db" }, Message);
        Refused(Known(new() { Workload = "db" }), Message);
    }

    [Fact]
    public void Figures_out_of_their_range()
    {
        const string Rate = "web: the dirty rate must be at least 0 and finite";
        Refused(Known(new() { DirtyBytesPerSecond = -1 }), Rate);
        Refused(Known(new() { DirtyBytesPerSecond = double.NaN }), Rate);
        Refused(Known(new() { DirtyBytesPerSecond = double.PositiveInfinity }), Rate);
        const string WorkingSet = "web: the working set must be from 0 to the memory";
        Refused(Known(new() { WorkingSetBytes = -1 }), WorkingSet);
        Refused(Known(new() { WorkingSetBytes = double.NaN }), WorkingSet);
        Refused(Known(new() { WorkingSetBytes = 9 * GiB }), WorkingSet);
        Refused(Known(new() { Curve = new CappedCurve(1, 9 * GiB) }), WorkingSet);
        Refused(
            Known(new() { Curve = new CappedCurve(1, 1), DirtyBytesPerSecond = 1 }),
            "web: a whole curve and a dirty rate or working set; give the one or the other"
        );
    }

    private static CompletedInventory Complete(
        InventoryVm vm,
        CompletionSettings? settings = null
    ) => InventoryCompletion.Complete(new Inventory("test", [vm]), settings ?? new());

    private static CompletionSettings Known(KnownGuest guest) =>
        new() { Known = new Dictionary<string, KnownGuest> { ["web"] = guest } };

    private static void Refused(CompletionSettings settings, string message) =>
        Assert.Equal(
            message,
            Assert.Throws<ArgumentException>(() => Complete(Bare, settings)).Message
        );
}
