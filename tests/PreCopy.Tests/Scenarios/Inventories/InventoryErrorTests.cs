using PreCopy.Planning.Inventories;
using PreCopy.Scenarios.Inventories;
using Xunit;
using static PreCopy.Tests.Scenarios.Inventories.InventoryText;

namespace PreCopy.Tests.Scenarios.Inventories;

/// <summary>Whatever is wrong with an inventory is said in one line that names the place.</summary>
public sealed class InventoryErrorTests
{
    [Theory]
    [InlineData("", "empty; write CSV with a header, RVTools' vInfo")]
    [InlineData("\uFEFF \n\t\r\n", "empty; write CSV with a header")]
    [InlineData("# nothing\n\n", "nothing but comments; write a header that names the columns")]
    [InlineData("name,memory\n", "a header, but no VM below it")]
    [InlineData("\0\u0001ELF", "not UTF-8 text; write CSV with a header")]
    [InlineData(
        "memory,host\n1 GiB,a",
        "row 1: no column for the name; call it name, vm, vm name, vmname, guest, "
    )]
    [InlineData(
        "name,host\nweb,a",
        "row 1: no column for the memory; call it memory, ram, mem, memory size, memory assigned, memoryassigned, maxmem, with a unit in the header, 'memory (GiB)', or in the cells, '8 GiB'"
    )]
    [InlineData(
        "apiVersion: v1\nkind: List\n",
        "row 1: no column for the name; call it name, vm, "
    )]
    [InlineData("name,memory,Memory\na,1,1", "row 1: columns 2 and 3 are both called memory")]
    [InlineData(
        "name,memory\n\"a,1 GiB\nb,1 GiB\n",
        "row 2: a quote that opens in this row is never closed"
    )]
    public void A_table_that_is_none_even_when_bad_rows_are_skipped(string text, string message)
    {
        AssertRefused(text, message);
        AssertRefused(text, message, skipBadRows: true);
    }

    [Fact]
    public void More_columns_than_anybody_names() =>
        AssertRefused(
            "name,memory" + new string(',', 1 << 14),
            "row 1: 16386 cells; at most 16384 are allowed"
        );

    [Fact]
    public void A_row_longer_than_anybody_writes() =>
        AssertRefused(
            $"name,memory\na,\"{new string('x', 4 << 20)}",
            "row 2: longer than 1 MiB, or a quote that opens in it is never closed"
        );

    [Theory]
    [InlineData("a,", "row 2, column 2 (memory): '' is empty; write '8 GiB'")]
    [InlineData("a,0", "row 2, column 2 (memory): '0' is out of range; write ")]
    [InlineData("a,-1 GiB", "row 2, column 2 (memory): '-1 GiB' is out of range; write ")]
    [InlineData("a,8 GHz", "row 2, column 2 (memory): '8 GHz' has the unknown unit 'GHz'; write ")]
    [InlineData(
        "a,8 Gbit/s",
        "row 2, column 2 (memory): '8 Gbit/s' is a rate, not an amount of bytes; write "
    )]
    [InlineData(
        "a,\"8,192\"",
        "row 2, column 2 (memory): '8,192' has a comma or thousands separators"
    )]
    [InlineData("a,NaN", "row 2, column 2 (memory): 'NaN' does not start with a number")]
    [InlineData("a,1e999", "row 2, column 2 (memory): '1e999' is out of range")]
    [InlineData("a", "row 2: 1 cells, the header names 2 columns")]
    [InlineData("a,1 GiB,x", "row 2: 3 cells, the header names 2 columns")]
    [InlineData(" ,1 GiB", "row 2, column 1 (name): a name must be visible text on one line")]
    [InlineData(
        "\"a\nb\",1 GiB",
        "row 2, column 1 (name): a name must be visible text on one line"
    )]
    [InlineData("a,1 GiB\n\na,2 GiB", "row 4: the name 'a' is taken by row 2; names must differ")]
    public void A_row_that_is_none(string rows, string message) =>
        AssertRefused($"name,memory\n{rows}\n", message);

    [Theory]
    [InlineData(
        "vcpus",
        "0",
        "row 2, column 3 (vcpus): '0' is not allowed; write a whole number from 1 to 65536"
    )]
    [InlineData("vcpus", "2.5", "row 2, column 3 (vcpus): '2.5' is not allowed; write ")]
    [InlineData(
        "vcpus",
        "99999999999",
        "row 2, column 3 (vcpus): '99999999999' is not allowed; write "
    )]
    [InlineData(
        "class",
        "databse",
        "row 2, column 3 (class): 'databse' is no workload class; write one of idle, web, application, database, cache, build, analytics, or nothing"
    )]
    [InlineData("dirty_rate", "-1", "row 2, column 3 (dirty rate): '-1' is out of range; write ")]
    [InlineData(
        "dirty_rate",
        "5 MiB",
        "row 2, column 3 (dirty rate): '5 MiB' is an amount of bytes, not a rate; write "
    )]
    [InlineData(
        "dirty_rate_mbps",
        "5",
        "row 2, column 3 (dirty rate): '5 mbps' has the unknown unit 'mbps' (case matters: 'Mbps' or 'MBps'?)"
    )]
    [InlineData(
        "dirty rate (pages)",
        "5",
        "row 2, column 3 (dirty rate): '5 pages' has the unknown unit 'pages'; write "
    )]
    [InlineData(
        "wss",
        "2 GiB",
        "row 2, column 3 (wss): the working set (2 GiB) must not exceed the memory (1 GiB)"
    )]
    [InlineData(
        "host",
        "\"a\nb\"",
        "row 2, column 3 (host): a name must be visible text on one line"
    )]
    public void A_cell_that_cannot_be(string column, string cell, string message) =>
        AssertRefused($"name,memory,{column}\na,1 GiB,{cell}\n", message);

    [Theory]
    [InlineData(
        "name,memory\na,8\n",
        "row 2, column 2 (memory): '8' without a unit is 8 B, too little; write the unit in the cell, '8 GiB', or in the header, 'memory (GiB)'"
    )]
    [InlineData("name,ram\na,8192\n", "row 2, column 2 (ram): '8192' without a unit")]
    [InlineData(
        "name,memory,dirty rate\na,8 GiB,100\n",
        "row 2, column 3 (dirty rate): '100' without a unit is 100 B/s, too little; write the unit in the cell, '100 MiB/s', or"
    )]
    [InlineData("name,memory,wss\na,8 GiB,2\n", "row 2, column 3 (wss): '2' without a unit")]
    public void A_number_that_must_mean_a_larger_unit(string inventory, string message) =>
        AssertRefused(inventory, message);

    [Fact]
    public void An_inventory_whose_rows_are_all_bad() =>
        AssertRefused(
            "name,memory\na,\nb,0\n",
            "no VM is left: 2 left out, the first because of row 2, column 2 (memory): '' is empty",
            skipBadRows: true
        );

    [Fact]
    public void More_vms_than_are_allowed()
    {
        var rows = string.Concat(
            Enumerable.Range(0, Inventory.MostVms).Select(i => $"v{i},1 GiB\n")
        );

        Assert.Equal(Inventory.MostVms, Read($"name,memory\n{rows}").Vms.Count);
        AssertRefused(
            $"name,memory\n{rows}one,1 GiB\n",
            "more than 100000 VMs in the inventory; this is the limit",
            skipBadRows: true
        );
    }

    [Fact]
    public void A_file_of_100_MB() =>
        AssertRefused(
            new byte[100_000_000],
            "larger than 64 MiB, the limit of an inventory; keep the columns that count"
        );

    [Fact]
    public void A_file_of_64_MiB_of_anything()
    {
        var content = new byte[InventoryReader.MostBytes];
        foreach (var letter in "a\",\n{"u8)
        {
            Array.Fill(content, letter);
            Assert.Throws<PreCopy.Scenarios.InputException>(() => InventoryReader.Read(content));
        }
    }
}
