using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>What a number at once is known as, above the data, with a line down to its place.</summary>
internal readonly record struct PlanLabel(string Text, double X, int Line, bool IsChosen)
{
    private const float LineHeight = 17;
    private const float Gap = 10;

    // About the width of a panel's data area: labels are placed before it is known.
    private const float Width = 690;

    private TextStyle Style =>
        IsChosen
            ? (TextStyle.Label with { Strong = true }).In(Palette.Vermillion.Darker())
            : TextStyle.Label;

    /// <summary>A label for each number that has a name, in as few lines as keep them apart.</summary>
    internal static IReadOnlyList<PlanLabel> Of(Table data, Scale scale)
    {
        var ends = new List<float>();
        var labels = new List<PlanLabel>();
        foreach (var group in Named(data).GroupBy(each => each.X).OrderBy(group => group.Key))
        {
            var label = new PlanLabel(
                string.Join(", ", group.Select(each => each.Text).Distinct()),
                group.Key,
                0,
                group.Any(each => each.IsChosen)
            );
            var half = Lettering.Width(label.Text, label.Style) / 2;
            var middle = Middle((float)scale.Share(label.X) * Width, half, 0, Width);
            var line = ends.FindIndex(end => end + Gap <= middle - half);
            if (line < 0)
            {
                line = ends.Count;
                ends.Add(0);
            }
            ends[line] = middle + half;
            labels.Add(label with { Line = line });
        }
        return labels;
    }

    /// <summary>The room that they need above the data.</summary>
    internal static float Height(IReadOnlyList<PlanLabel> labels) =>
        labels.Count == 0 ? 0 : (labels.Max(label => label.Line) + 1) * LineHeight + 4;

    internal static void DrawAll(Sheet sheet, IReadOnlyList<PlanLabel> labels)
    {
        // The lines first: those of the upper labels pass behind the lower ones.
        foreach (var label in labels)
        {
            var (x, y) = (sheet.X(label.X), label.Baseline(sheet));
            var color = label.IsChosen ? Palette.Vermillion : Palette.Axis;
            sheet.Canvas.Line(new(x, y + 4), new(x, sheet.Area.Bottom), color, 1, 3, 4);
        }
        foreach (var label in labels)
        {
            var half = Lettering.Width(label.Text, label.Style) / 2;
            var middle = Middle(sheet.X(label.X), half, sheet.Area.Left, sheet.Area.Right);
            sheet.Canvas.WriteOnPatch(
                label.Text,
                middle,
                label.Baseline(sheet),
                label.Style,
                SKTextAlign.Center
            );
        }
    }

    private float Baseline(Sheet sheet) => sheet.Area.Top - 8 - Line * LineHeight;

    private static IEnumerable<PlanLabel> Named(Table data)
    {
        var (kinds, xs, names) = (
            data.Texts("kind"),
            data.Numbers("concurrency"),
            data.Texts("known as")
        );
        for (var i = 0; i < xs.Length; i++)
        {
            var isChosen = kinds[i] == "recommended";
            if (isChosen)
                yield return new("recommended", xs[i], 0, true);
            if (names[i].Length > 0)
                yield return new(names[i], xs[i], 0, isChosen);
        }
    }

    private static float Middle(float x, float half, float left, float right) =>
        Math.Max(left + half, Math.Min(right - half, x));
}
