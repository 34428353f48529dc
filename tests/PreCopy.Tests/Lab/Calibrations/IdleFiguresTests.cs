using PreCopy.Lab.Calibrations;
using Xunit;

namespace PreCopy.Tests.Lab.Calibrations;

/// <summary>What idle guests tell, where it is known.</summary>
public sealed class IdleFiguresTests
{
    private const double Link = 25e6;

    [Fact]
    public void Pages_and_the_rest_of_a_stream_are_told_apart()
    {
        var figures = new IdleFigures(
            [
                Idle(32 << 20, 8000),
                Idle(16 << 20, 4000),
                Idle(32 << 20, 8000),
                Idle(16 << 20, 4000),
            ],
            Link
        );

        Assert.Equal(4104, figures.PageBytesInStream, 9);
        Assert.Equal(115_000, figures.OverheadBytes, 6);
        Assert.Equal(0.005, figures.SetupSeconds, 9);
        Assert.Equal(
            new Dictionary<long, long> { [16 << 20] = 4000, [32 << 20] = 8000 },
            figures.PagesSent
        );
    }

    [Fact]
    public void A_page_more_or_less_changes_nothing()
    {
        var figures = new IdleFigures(
            [
                Idle(32 << 20, 8000),
                Idle(32 << 20, 8001),
                Idle(16 << 20, 4000),
                Idle(16 << 20, 4001),
            ],
            Link
        );

        Assert.Equal(4104, figures.PageBytesInStream, 9);
        Assert.Equal(115_000, figures.OverheadBytes, 6);
    }

    [Fact]
    public void One_that_was_held_up_does_not_count()
    {
        var late = Idle(32 << 20, 8000);

        var figures = new IdleFigures(
            [Idle(16 << 20, 4000), Idle(32 << 20, 8000), late with { Seconds = late.Seconds + 1 }],
            Link
        );

        Assert.Equal(0.005, figures.SetupSeconds, 9);
    }

    [Fact]
    public void No_set_up_is_shorter_than_none()
    {
        var fast = Idle(32 << 20, 8000);

        var figures = new IdleFigures(
            [Idle(16 << 20, 4000) with { Seconds = 0.1 }, fast with { Seconds = 0.1 }],
            Link
        );

        Assert.Equal(0, figures.SetupSeconds);
    }

    private static IdleMigration Idle(long memory, long pages)
    {
        var bytes = pages * 4104 + 115_000;
        return new(memory, pages, bytes, bytes / Link + 0.005, ZeroPagesAtEnd: 78);
    }
}
