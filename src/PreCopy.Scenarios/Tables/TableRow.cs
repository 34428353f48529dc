namespace PreCopy.Scenarios.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Number">Its line in the file, or its row in the sheet, from 1.</param>
/// <param name="Cells">Its cells, without the blanks around them.</param>
internal sealed record TableRow(int Number, string[] Cells)
{
    public bool IsBlank => Cells.All(cell => cell.Length == 0);
}
