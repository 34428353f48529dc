using PreCopy.Planning.Inventories;
using Xunit;

namespace PreCopy.Tests.Planning.Inventories;

/// <summary>The classes keep what their documentation says of them.</summary>
public sealed class WorkloadClassesTests
{
    private const double MiB = 1L << 20;

    [Fact]
    public void Every_class_is_found_by_its_name_in_any_case() =>
        Assert.All(
            WorkloadClasses.All,
            known => Assert.Same(known, WorkloadClasses.Find(known.Name.ToUpperInvariant()))
        );

    [Fact]
    public void Other_names_are_no_classes() => Assert.Null(WorkloadClasses.Find("web server"));

    [Fact]
    public void The_default_is_one_of_them() =>
        Assert.NotNull(WorkloadClasses.Find(WorkloadClasses.Default));

    [Fact]
    public void They_come_the_quietest_first() =>
        Assert.Equal(
            WorkloadClasses.All.OrderBy(known => known.DirtyBytesPerSecondPerGiB),
            WorkloadClasses.All
        );

    [Fact]
    public void A_working_set_is_a_part_of_the_memory() =>
        Assert.All(WorkloadClasses.All, known => Assert.InRange(known.WorkingSetShare, 0.01, 1));

    // VEP 291: 650 Mbit/s and a first pass of 7,100 MiB.
    [Fact]
    public void The_published_guest_that_hardly_converges_is_within_the_spread_of_the_classes_that_write_most()
    {
        var published = 650e6 / 8 / (7100.0 / 1024);
        var most = WorkloadClasses.All[^1];

        Assert.InRange(published / MiB, 11, 11.5);
        Assert.InRange(
            published,
            most.DirtyBytesPerSecondPerGiB,
            most.DirtyBytesPerSecondPerGiB * Math.Exp(most.Spread)
        );
    }

    // Clark et al. 2005: SPECweb99 sent 1.2 times its memory.
    [Fact]
    public void The_published_web_server_has_at_least_the_working_set_of_its_class() =>
        Assert.InRange(WorkloadClasses.Find("web")!.WorkingSetShare, 0.01, 0.2);
}
