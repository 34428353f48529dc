namespace PreCopy.Charts.Drawing;

/// <summary>A series' name beside its last point, with its marker.</summary>
internal readonly record struct EndLabel(string Text, double X, double Y, Look Look)
{
    private const float Indent = 26;
    private const float LineHeight = 15;

    private TextStyle Style => TextStyle.Label.In(Look.Color.Darker());

    internal float Width => Indent + Lettering.Width(Text, Style);

    internal static void DrawAll(Sheet sheet, IReadOnlyList<EndLabel> labels)
    {
        var wanted = labels.Select(label => sheet.Y(label.Y)).ToArray();
        var placed = Spacing.Spread(wanted, LineHeight, sheet.Area.Top, sheet.Area.Bottom);
        for (var i = 0; i < labels.Count; i++)
        {
            var (label, x, y) = (labels[i], sheet.Area.Right, placed[i]);
            sheet.Canvas.Line(
                new(sheet.X(label.X) + 8, wanted[i]),
                new(x + 10, y),
                label.Look.Color.Lighter(0.5)
            );
            label.Look.Mark(sheet.Canvas, x + 16, y);
            sheet.Canvas.Write(label.Text, x + Indent, y + 4, label.Style);
        }
    }
}
