using System.IO.Compression;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Inventories;
using Xunit;
using static PreCopy.Tests.Scenarios.Inventories.InventoryText;

namespace PreCopy.Tests.Scenarios.Inventories;

/// <summary>RVTools' vInfo, exported as CSV and as a workbook.</summary>
public sealed class VInfoTests
{
    private static readonly byte[] Book = File.ReadAllBytes(
        RepositoryRoot.Combine("tests/PreCopy.Tests/samples/vinfo.xlsx")
    );

    [Theory]
    [InlineData("vinfo.csv", 1)]
    [InlineData("vinfo.xlsx", 0)]
    public void The_samples_have_the_same_vms(string sample, int linesInANote)
    {
        var inventory = Sample(sample);

        Assert.Equal("RVTools vInfo", inventory.Format);
        Assert.Equal(
            ["web-1", "web-2", "orders", "sessions", "reports", "jump"],
            inventory.Vms.Select(vm => vm.Name)
        );
        Assert.Equal([8, 8, 32, 24, 64, 2], inventory.Vms.Select(vm => vm.MemoryBytes / GiB));
        Assert.Equal([4, 4, 8, 4, 16, 1], inventory.Vms.Select(vm => vm.Vcpus!.Value));
        Assert.Equal(
            ["esx-1.example.org", "esx-2.example.org", "esx-3.example.org"],
            inventory.Nodes.Select(node => node.Name)
        );
        Assert.Equal(
            [
                $"row {6 + linesInANote}: 'golden-image' is a template",
                $"row {7 + linesInANote}: 'old-wiki' is 'poweredOff', not running",
            ],
            inventory.LeftOut
        );
    }

    [Theory]
    [InlineData("Memory", "8192")]
    [InlineData("Memory MiB", "8192")]
    [InlineData("Memory MB", "\"8,192\"")]
    [InlineData("Memory", "8.192")]
    [InlineData("Memory", "8'192")]
    [InlineData("Memory", "8 GiB")]
    public void Memory_is_in_MiB_whatever_the_header_says(string header, string cell) =>
        Assert.Equal(
            8 * GiB,
            Read($"VM,Powerstate,{header}\nweb,poweredOn,{cell}").Vms[0].MemoryBytes
        );

    [Theory]
    [InlineData("0", "row 2, column 3 (Memory): '0 MiB' is out of range")]
    [InlineData("\"8,19\"", "row 2, column 3 (Memory): '8,19' has a comma or thousands")]
    public void A_memory_that_cannot_be(string cell, string message) =>
        AssertRefused($"VM,Powerstate,Memory\nweb,poweredOn,{cell}", message);

    [Fact]
    public void All_switched_off() =>
        AssertRefused(
            "VM,Powerstate,Memory\nweb,poweredOff,1\n",
            "no VM is left: 1 left out, the first because of row 2: 'web' is 'poweredOff', not running"
        );

    [Fact]
    public void A_workbook_without_the_sheet() =>
        AssertRefused(
            With("xl/workbook.xml", text => text.Replace("\"vInfo\"", "\"vDisk\"")),
            "no sheet is called vInfo; the workbook has vSource, vDisk"
        );

    [Fact]
    public void The_only_sheet_may_have_any_name()
    {
        var book = With(
            "xl/workbook.xml",
            text =>
                text.Replace("\"vInfo\"", "\"my VMs\"")
                    .Replace("<sheet name=\"vSource\" sheetId=\"1\" r:id=\"rId1\"/>", "")
        );

        Assert.Equal(6, InventoryReader.Read(book).Vms.Count);
    }

    [Fact]
    public void A_bad_cell_of_a_workbook_is_named() =>
        AssertRefused(
            With("xl/worksheets/sheet2.xml", text => text.Replace("<v>32768</v>", "<v>-5</v>")),
            "row 4, column 6 (Memory): '-5 MiB' is out of range; write "
        );

    [Fact]
    public void A_row_beyond_a_sheet() =>
        AssertRefused(
            With("xl/worksheets/sheet2.xml", text => text.Replace("\"9\"", "\"2000000000\"")),
            "row 1048577: outside a sheet of 1048576 rows and 16384 columns"
        );

    [Fact]
    public void A_workbook_that_unpacks_to_too_much()
    {
        var zeros = new byte[1 << 20];
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("xl/workbook.xml").Open())
            for (var i = 0; i < 513; i++)
                entry.Write(zeros);

        AssertRefused(memory.ToArray(), "a workbook of more than 512 MiB once unpacked");
    }

    [Fact]
    public void A_workbook_of_the_old_kind() =>
        AssertRefused(
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            "a workbook of the old kind (.xls); save it as .xlsx or CSV"
        );

    [Fact]
    public void A_zip_archive_of_something_else() =>
        AssertRefused(
            With("xl/workbook.xml", _ => ""),
            "not a workbook (.xlsx), or a broken one: "
        );

    [Fact]
    public void Broken_workbooks_are_refused_or_read_but_never_more()
    {
        var random = new Random(1);
        for (var broken = 0; broken < 400; broken++)
        {
            var book = (byte[])Book.Clone();
            for (var flips = random.Next(1, 6); flips > 0; flips--)
                book[random.Next(4, book.Length)] = (byte)random.Next(256);
            var problem = Record.Exception(() =>
                InventoryReader.Read(
                    book.AsMemory(0, random.Next(4, 2 * book.Length) % book.Length)
                )
            );
            Assert.True(problem is null or InputException, $"{broken}: {problem}");
        }
    }

    // The sample with the text of one of its parts changed.
    private static byte[] With(string part, Func<string, string> change)
    {
        using var memory = new MemoryStream();
        memory.Write(Book);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            string text;
            using (var reader = new StreamReader(archive.GetEntry(part)!.Open()))
                text = reader.ReadToEnd();
            archive.GetEntry(part)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            writer.Write(change(text));
        }

        return memory.ToArray();
    }
}
