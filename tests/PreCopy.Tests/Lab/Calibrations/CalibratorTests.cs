using PreCopy.Lab;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Calibrations;
using PreCopy.Lab.Guests;
using PreCopy.Tests.Cli;
using PreCopy.Tests.Lab.Batches;
using Xunit;

namespace PreCopy.Tests.Lab.Calibrations;

/// <summary>What is found before a study, and when there will be none.</summary>
public sealed class CalibratorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AccessPattern.Cyclic, 2437)]
    [InlineData(AccessPattern.Random, 500)]
    public async Task A_guest_writes_as_many_pages_a_second_as_it_is_told(
        AccessPattern pattern,
        int told
    )
    {
        using var lab = new LiveLab();
        var guest = LabSamples.Guest with { PagesPerSecond = told, Pattern = pattern };

        var measured = await GuestPace.MeasureAsync(lab.Host, guest, seconds: 3, Cancellation);

        Assert.InRange(measured / told, 0.99, 1.01);
    }

    [Fact]
    public async Task A_guest_arrives_as_it_was_sent()
    {
        using var lab = new LiveLab();

        var stale = await MemoryCheck.StalePagesAsync(
            lab.Host,
            LabSamples.Guest with
            {
                PagesPerSecond = 2000,
            },
            Cancellation
        );

        Assert.Equal(0, stale);
        Assert.DoesNotContain(
            Directory.GetFiles(lab.Host.Space.Folder),
            file => file.EndsWith(".ram", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(990.5, true)]
    [InlineData(1009.5, true)]
    [InlineData(989.5, false)]
    [InlineData(1010.5, false)]
    [InlineData(double.NaN, false)]
    public void A_guest_at_another_pace_ends_it(double pagesPerSecond, bool isFine)
    {
        void Require() => Calibrator.RequirePace(LabSamples.Guest, pagesPerSecond);

        if (isFine)
            Require();
        else
            Assert.Contains(
                "told to write 1000 pages a second wrote",
                Assert.Throws<LabException>(Require).Message
            );
    }

    [Fact]
    public void A_page_that_arrived_wrong_ends_it()
    {
        Calibrator.RequireNoStalePages(0);
        Assert.Contains(
            "3 pages differed",
            Assert.Throws<LabException>(() => Calibrator.RequireNoStalePages(3)).Message
        );
    }

    [Fact]
    public void Pages_that_differ_are_counted()
    {
        using var files = new TemporaryFiles();
        var memory = new byte[4 * LabGuest.PageBytes];
        var source = files.Write("source", memory);
        (memory[0], memory[1], memory[^1]) = (1, 1, 1);
        var target = files.Write("target", memory);

        Assert.Equal(0, MemoryCheck.DifferentPages(source, source));
        Assert.Equal(2, MemoryCheck.DifferentPages(source, target));
        Assert.Throws<LabException>(() =>
            MemoryCheck.DifferentPages(source, files.Write("short", memory[1..]))
        );
    }

    [Fact]
    public void What_is_usual_is_about_what_idle_guests_send()
    {
        var usual = UsualCalibration.For(new LabBatch([LabSamples.Guest]), queuedBytes: 5);

        Assert.Equal(LabSamples.Calibration.PagesSent[16 << 20], usual.PagesSent[16 << 20]);
        Assert.Equal(5, usual.QueuedBytes);
        Assert.Equal(4104, usual.PageBytesInStream);
    }
}
