using PreCopy.Charts.Gallery;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Charts;

public sealed class LinkUseTests
{
    [Fact]
    public void Vms_stack_in_the_order_of_the_table() =>
        Assert.Equal(
            [
                new LinkUse(0, 4, 0, 6, "a", "first pass"),
                new LinkUse(0, 4, 6, 10, "b", "first pass"),
            ],
            LinkUse.Stack(Pieces(("a", 0, 4, 6, "first pass"), ("b", 0, 4, 4, "first pass")))
        );

    [Fact]
    public void A_vm_falls_when_the_one_below_ends() =>
        Assert.Equal(
            [
                new LinkUse(0, 4, 0, 5, "a", "first pass"),
                new LinkUse(0, 4, 5, 10, "b", "first pass"),
                new LinkUse(4, 6, 0, 5, "b", "first pass"),
            ],
            LinkUse.Stack(Pieces(("a", 0, 4, 5, "first pass"), ("b", 0, 6, 5, "first pass")))
        );

    [Fact]
    public void A_block_is_not_cut_by_another_vms_change() =>
        Assert.Equal(
            [
                new LinkUse(0, 9, 0, 5, "a", "first pass"),
                new LinkUse(0, 4, 5, 10, "b", "first pass"),
                new LinkUse(4, 9, 5, 10, "b", "re-sent"),
            ],
            LinkUse.Stack(
                Pieces(
                    ("a", 0, 9, 5, "first pass"),
                    ("b", 0, 4, 5, "first pass"),
                    ("b", 4, 9, 5, "re-sent")
                )
            )
        );

    [Fact]
    public void A_piece_without_length_is_not_drawn() =>
        Assert.Empty(LinkUse.Stack(Pieces(("a", 3, 3, 5, "paused"))));

    private static Table Pieces(
        params (string Vm, double Start, double End, double Rate, string Phase)[] pieces
    )
    {
        var table = new Table("vm", "start (s)", "end (s)", "rate (bytes/s)", "phase");
        foreach (var (vm, start, end, rate, phase) in pieces)
            table.Add(vm, start, end, rate, phase);
        return table;
    }
}
