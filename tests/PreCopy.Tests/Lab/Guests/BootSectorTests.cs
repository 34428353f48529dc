using PreCopy.Lab.Guests;
using Xunit;

namespace PreCopy.Tests.Lab.Guests;

/// <summary>The guest's software, as far as it can be judged without a machine.</summary>
public sealed class BootSectorTests
{
    private const long Mebibyte = 1 << 20;

    public static TheoryData<LabGuest> Guests =>
        [
            new LabGuest(4 * Mebibyte, LabGuest.PageBytes, 0),
            new LabGuest(64 * Mebibyte, 32 * Mebibyte, 2437),
            new LabGuest(64 * Mebibyte, 32 * Mebibyte, 2437, AccessPattern.Random),
            new LabGuest(1024 * Mebibyte, 1022 * Mebibyte, 1_000_000),
            new LabGuest(1024 * Mebibyte, 1022 * Mebibyte, 1_000_000, AccessPattern.Random),
        ];

    [Theory]
    [MemberData(nameof(Guests))]
    public void It_is_a_boot_sector_whatever_the_guest(LabGuest guest)
    {
        var sector = BootSector.Assemble(guest);

        Assert.Equal(512, sector.Length);
        Assert.Equal([0x55, 0xAA], sector[^2..]);
        Assert.Equal(sector, BootSector.Assemble(guest));
    }

    [Fact]
    public void It_begins_without_interrupts_and_differs_with_the_guest()
    {
        const byte cli = 0xFA;

        Assert.Equal(cli, BootSector.Assemble(LabSamples.Guest)[0]);
        Assert.Equal(
            4,
            new[]
            {
                LabSamples.Guest,
                LabSamples.Guest with
                {
                    PagesPerSecond = 1001,
                },
                LabSamples.Guest with
                {
                    WorkingSetBytes = 4 * Mebibyte,
                },
                LabSamples.Guest with
                {
                    Pattern = AccessPattern.Random,
                },
            }
                .Select(guest => Convert.ToHexString(BootSector.Assemble(guest)))
                .Distinct()
                .Count()
        );
    }

    [Theory]
    [InlineData(3 * Mebibyte, Mebibyte, 0, "memory must be whole MiB")]
    [InlineData(1025 * Mebibyte, Mebibyte, 0, "memory must be whole MiB")]
    [InlineData(16 * Mebibyte + 4096, Mebibyte, 0, "memory must be whole MiB")]
    [InlineData(16 * Mebibyte, 0, 0, "working set must be whole pages")]
    [InlineData(16 * Mebibyte, 5000, 0, "working set must be whole pages")]
    [InlineData(16 * Mebibyte, 15 * Mebibyte, 0, "leave the first 2 MiB")]
    [InlineData(16 * Mebibyte, Mebibyte, -1, "dirty rate must be from 0")]
    [InlineData(16 * Mebibyte, Mebibyte, 1_000_001, "to 1,000,000 pages")]
    public void A_guest_out_of_its_range_is_refused(
        long memory,
        long workingSet,
        int pagesPerSecond,
        string message
    ) =>
        Assert.Contains(
            message,
            Assert
                .Throws<ArgumentException>(() =>
                    BootSector.Assemble(new(memory, workingSet, pagesPerSecond))
                )
                .Message
        );

    [Theory]
    [MemberData(nameof(Guests))]
    public void A_cyclic_writer_comes_to_every_page_before_it_comes_to_one_again(LabGuest guest)
    {
        var pages = guest.WorkingSetBytes / LabGuest.PageBytes;
        var stride = guest.StrideBytes / LabGuest.PageBytes;
        var seen = new bool[pages];

        for (var (page, i) = (0L, 0L); i < pages; i++, page = (page + stride) % pages)
            seen[page] = true;

        Assert.DoesNotContain(false, seen);
    }
}
