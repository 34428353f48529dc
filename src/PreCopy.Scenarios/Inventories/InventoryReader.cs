using PreCopy.Planning.Inventories;
using PreCopy.Scenarios.Tables;

namespace PreCopy.Scenarios.Inventories;

/// <summary>Reads the VMs that people have: the format is told by the content, not by the name.</summary>
public static class InventoryReader
{
    /// <summary>The most bytes of an inventory.</summary>
    public const int MostBytes = 64 << 20;

    private const string Allowed =
        "CSV with a header, RVTools' vInfo as CSV or .xlsx, the text of virsh domstats, the JSON of kubectl get vmi -o json, or a scenario";

    /// <summary>The inventory in <paramref name="content"/>.</summary>
    /// <param name="content">The file.</param>
    /// <param name="skipBadRows">
    /// Whether a bad row (a domain, an item) is only named in <see cref="Inventory.LeftOut"/>. A file that is broken as a
    /// whole, such as one without a column of names, is an error even then; and so is anything wrong with a scenario.
    /// </param>
    /// <exception cref="InputException">It is none of the formats, or broken; the message has the row and column, the domain or the JSON path.</exception>
    public static Inventory Read(ReadOnlyMemory<byte> content, bool skipBadRows = false)
    {
        if (content.Length > MostBytes)
            throw new InputException(
                $"larger than {MostBytes >> 20} MiB, the limit of an inventory; keep the columns that count"
            );
        var builder = new InventoryBuilder(skipBadRows);
        if (Workbook.IsBegunBy(content.Span))
            return InventoryTable.Read(Workbook.Rows(content), builder);
        var utf8 = Utf8Text.Of(content, Allowed);
        if (Utf8Text.First(utf8.Span) is '{' or '[' or '/')
            return InventoryJson.Read(utf8, builder);
        return DomStats.IsBegunBy(utf8.Span)
            ? DomStats.Read(Utf8Text.Lines(utf8.Span), builder)
            : InventoryTable.Read(CsvTable.Rows(utf8), builder);
    }
}
