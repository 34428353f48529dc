using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using PreCopy.Scenarios.Tables;

namespace PreCopy.Scenarios.Inventories;

/// <summary>An .xlsx workbook: the sheet that RVTools calls vInfo, or the only sheet.</summary>
internal static class Workbook
{
    private const string Sheet = "vInfo";

    // Excel's own limits; a file that claims more is broken, or made to hurt.
    private const int MostRows = 1 << 20;
    private const int MostColumns = 1 << 14;
    private const long MostUnpackedBytes = 512L << 20;

    /// <summary>Whether this is a workbook, the old kind among them: a zip archive or a compound file.</summary>
    public static bool IsBegunBy(ReadOnlySpan<byte> content) =>
        content.StartsWith("PK\u0003\u0004"u8) || IsOld(content);

    /// <summary>The rows of the sheet, one after the other, without the blank ones.</summary>
    /// <exception cref="InputException">It is no such workbook, or it has no such sheet.</exception>
    public static IEnumerable<TableRow> Rows(ReadOnlyMemory<byte> content)
    {
        if (IsOld(content.Span))
            throw new InputException("a workbook of the old kind (.xls); save it as .xlsx or CSV");
        using var reader = Guarded(() => Open(content.ToArray()));
        while (Guarded(reader.Read))
        {
            var row = new TableRow(reader.Depth + 1, Guarded(() => Cells(reader)));
            if (!row.IsBlank)
                yield return row;
        }
    }

    private static bool IsOld(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    private static IExcelDataReader Open(byte[] content)
    {
        using (var archive = new ZipArchive(new MemoryStream(content)))
        {
            if (archive.Entries.Sum(entry => entry.Length) > MostUnpackedBytes)
                throw new InputException(
                    $"a workbook of more than {MostUnpackedBytes >> 20} MiB once unpacked; keep the sheet {Sheet} alone"
                );
        }

        var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));
        var names = new List<string>();
        do
        {
            if (reader.Name == Sheet)
                return reader;
            names.Add(reader.Name);
        } while (reader.NextResult());

        if (names.Count > 1)
            throw new InputException(
                $"no sheet is called {Sheet}; the workbook has {string.Join(", ", names)}"
            );
        reader.Reset();
        return reader;
    }

    private static string[] Cells(IExcelDataReader reader)
    {
        if (reader.Depth >= MostRows || reader.FieldCount > MostColumns)
            throw new InputException(
                $"row {reader.Depth + 1}: outside a sheet of {MostRows} rows and {MostColumns} columns"
            );
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = (
                Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? ""
            ).Trim();
        return cells;
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is ExcelReaderException or InvalidDataException or XmlException)
        {
            throw new InputException(
                $"not a workbook (.xlsx), or a broken one: {exception.Message.ReplaceLineEndings(" ")}",
                exception
            );
        }
    }
}
