using PreCopy.Charts.Drawing;
using SkiaSharp;

namespace PreCopy.Charts;

/// <summary>
/// A sheet of 800 × 500 logical pixels: the message, what was found, the legend, the panels, and where the data come from.
/// A chart fills it; <see cref="ChartFile"/> writes it.
/// </summary>
public sealed class Figure : IDisposable
{
    internal const int Width = 800;
    internal const int Height = 500;

    private const float Margin = 24;
    private const float PanelGap = 28;
    private const float LineHeight = 18;

    private readonly List<Panel> _panels = [];
    private readonly List<LegendEntry> _legend = [];

    /// <summary>An empty figure.</summary>
    public Figure() => HouseFont.Install();

    /// <summary>Gives back what the drawing library holds.</summary>
    public void Dispose()
    {
        foreach (var panel in _panels)
            panel.Dispose();
    }

    internal IReadOnlyList<Panel> Panels => _panels;

    internal IReadOnlyList<LegendEntry> Legend => _legend;

    /// <summary>What the legend's entries are values of, before the first of them.</summary>
    internal string LegendTitle { get; set; } = "";

    /// <summary>One panel above the other, instead of side by side.</summary>
    internal bool IsStacked { get; set; }

    internal Panel Add(Scale x, Scale y, Caption caption, string xTitle, float weight = 1)
    {
        var panel = new Panel(x, y, caption, xTitle) { Weight = weight };
        _panels.Add(panel);
        return panel;
    }

    internal void Explain(string text, Look series) => _legend.Add(new LegendEntry(text, series));

    internal void Explain(string text, params SKColor[] shades) =>
        _legend.Add(new LegendEntry(text, null, shades));

    internal void ExplainPhase(string text, string phase) =>
        _legend.Add(new LegendEntry(text, null) { Phase = phase });

    internal void ExplainNever(string text) =>
        _legend.Add(new LegendEntry(text, null) { IsHatched = true });

    internal void Render(SKCanvas canvas, string title, string finding, string footer)
    {
        canvas.Clear(Palette.Paper);
        var y = 14f;
        foreach (var line in Lettering.Wrap(title, TextStyle.Title, Width - 2 * Margin))
            canvas.Write(line, Margin, y += 24, TextStyle.Title);
        y += 5;
        foreach (var line in Lettering.Wrap(finding, TextStyle.Finding, Width - 2 * Margin))
            canvas.Write(line, Margin, y += LineHeight, TextStyle.Finding);
        y = DrawLegend(canvas, y + 10) + 10;
        var bottom = DrawFooter(canvas, footer) - 8;
        DrawPanels(canvas, new SKRect(Margin, y, Width - Margin, bottom));
    }

    private float DrawLegend(SKCanvas canvas, float y)
    {
        if (_legend.Count == 0)
            return y;
        y += LineHeight - 2;
        var x = Margin;
        if (LegendTitle.Length > 0)
        {
            canvas.Write(LegendTitle, x, y, TextStyle.Unit);
            x += Lettering.Width(LegendTitle, TextStyle.Unit) + 16;
        }
        foreach (var entry in _legend)
        {
            if (x > Margin && x + entry.Width > Width - Margin)
                (x, y) = (Margin, y + LineHeight);
            entry.Draw(canvas, x, y);
            x += entry.Width + 20;
        }
        return y + 4;
    }

    private static float DrawFooter(SKCanvas canvas, string footer)
    {
        var lines = Lettering.Wrap(footer, TextStyle.Footer, Width - 2 * Margin);
        var top = Height - 12 - lines.Count * 13;
        for (var i = 0; i < lines.Count; i++)
            canvas.Write(lines[i], Margin, top + 11 + i * 13, TextStyle.Footer);
        return top;
    }

    private void DrawPanels(SKCanvas canvas, SKRect place)
    {
        var gap = IsStacked ? PanelGap / 2 : PanelGap;
        var room = (IsStacked ? place.Height : place.Width) - (_panels.Count - 1) * gap;
        var weights = _panels.Sum(panel => panel.Weight);
        foreach (var panel in _panels)
        {
            var size = room * panel.Weight / weights;
            var own = IsStacked
                ? SKRect.Create(place.Left, place.Top, place.Width, size)
                : SKRect.Create(place.Left, place.Top, size, place.Height);
            if (IsStacked)
                place.Top += size + gap;
            else
                place.Left += size + gap;
            // Panels on one axis start and end at the same places.
            var left = IsStacked ? _panels.Max(each => each.LeftMargin) : panel.LeftMargin;
            var right = IsStacked ? _panels.Max(each => each.RightMargin) : panel.RightMargin;
            panel.Render(canvas, own, left, right);
        }
    }
}
