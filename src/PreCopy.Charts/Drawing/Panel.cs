using ScottPlot;
using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>One pair of axes in the house style: a caption instead of a turned axis title, a light grid, room for its labels.</summary>
internal sealed class Panel : IDisposable
{
    private const float CaptionHeight = 24;
    private const float AxisHeight = 22;
    private const float AxisTitleHeight = 20;
    private const float TickGap = 8;
    private const int MostMarkers = 24;

    private readonly Plot _plot = new();
    private readonly List<Action<Sheet>> _underlays = [];
    private readonly List<Action<Sheet>> _overlays = [];
    private readonly List<EndLabel> _endLabels = [];

    internal Panel(Scale x, Scale y, Caption caption, string xTitle)
    {
        (X, Y, Caption, XTitle) = (x, y, caption, xTitle);
        _plot.Axes.SetLimits(x.At(x.Low), x.At(x.High), y.At(y.Low), y.At(y.High));
        _plot.HideLegend();
        Dress(_plot.Axes.Bottom, x);
        Dress(_plot.Axes.Left, y);
        _plot.Axes.Left.FrameLineStyle.Width = 0;
        _plot.Axes.Bottom.FrameLineStyle.Color = Color.FromSKColor(Palette.Axis);
        _plot.Axes.Right.IsVisible = _plot.Axes.Top.IsVisible = false;
        _plot.Grid.MajorLineColor = Color.FromSKColor(Palette.Grid);
        _plot.Grid.XAxisStyle.IsVisible = x.IsLogarithmic;
    }

    internal Scale X { get; }

    internal Scale Y { get; }

    internal Caption Caption { get; }

    internal string XTitle { get; }

    /// <summary>Room between caption and data for labels at the top edge.</summary>
    internal float HeadRoom { get; set; }

    /// <summary>Room left of the data for names that the panel does not write itself.</summary>
    internal float LeftRoom { get; set; }

    /// <summary>Its share of the figure's width, beside those of its neighbours.</summary>
    internal float Weight { get; init; } = 1;

    internal bool HasGrid
    {
        set => _plot.Grid.IsVisible = value;
    }

    /// <summary>What the panel needs beside its data area.</summary>
    internal float LeftMargin =>
        Math.Max(
            LeftRoom,
            Y.Ticks.Select(tick => Lettering.Width(tick.Label, TextStyle.Tick))
                .DefaultIfEmpty()
                .Max() + TickGap
        );

    internal float RightMargin =>
        Math.Max(
            _endLabels.Select(label => label.Width).DefaultIfEmpty().Max(),
            // Half of the last tick's label hangs over the edge.
            X.Ticks.Count == 0
                ? 0
                : Lettering.Width(X.Ticks[^1].Label, TextStyle.Tick) / 2
        );

    /// <summary>Lines through the points, broken where a value is not finite, with markers no denser than can be told apart.</summary>
    internal void Line(double[] xs, double[] ys, Look look, float width = 2.2f, float marker = 8)
    {
        foreach (var run in Runs.Of(xs, ys))
        {
            var points = run.Select(point => new Coordinates(X.At(point.X), Y.At(point.Y)))
                .ToArray();
            _plot.Add.ScatterLine(points, Color.FromSKColor(look.Color)).LineWidth = width;
            var every = (points.Length + MostMarkers - 1) / MostMarkers;
            var marked = points.Where((_, i) => i % every == 0);
            _plot.Add.Markers(marked.ToArray()).MarkerStyle = look.MarkerStyle(marker);
        }
    }

    /// <summary>Markers alone: what was measured, on the line of what was predicted.</summary>
    internal void Points(double[] xs, double[] ys, Look look, float marker = 8)
    {
        var points = xs.Zip(ys)
            .Where(point => double.IsFinite(point.First) && double.IsFinite(point.Second))
            .Select(point => new Coordinates(X.At(point.First), Y.At(point.Second)));
        _plot.Add.Markers(points.ToArray()).MarkerStyle = look.MarkerStyle(marker);
    }

    /// <summary>A line across at a value that the data are compared with.</summary>
    internal void Level(double y) =>
        _plot.Add.HorizontalLine(Y.At(y), 1.2f, Color.FromSKColor(Palette.Axis));

    /// <summary>Bars of an uncertainty, from <c>y − error</c> to <c>y + error</c>; none where either is not finite.</summary>
    internal void Errors(double[] xs, double[] ys, double[] errors, Look look) =>
        Ranges(
            xs,
            ys,
            [.. ys.Zip(errors, (y, error) => y - error)],
            [.. ys.Zip(errors, (y, error) => y + error)],
            look
        );

    /// <summary>Bars from the lowest to the highest of what was measured; none where either is not finite.</summary>
    internal void Ranges(double[] xs, double[] ys, double[] lows, double[] highs, Look look)
    {
        var below = ys.Zip(lows, (y, low) => Y.At(y) - Y.At(Math.Max(low, Y.Low)));
        var above = ys.Zip(highs, (y, high) => Y.At(high) - Y.At(y));
        var bars = new ScottPlot.Plottables.ErrorBar(
            [.. xs.Select(X.At)],
            [.. ys.Select(Y.At)],
            null,
            null,
            null,
            null
        )
        {
            // Named: the constructor takes them the other way round.
            YErrorNegative = [.. below],
            YErrorPositive = [.. above],
            Color = Color.FromSKColor(look.Color),
            LineWidth = 1.5f,
            CapSize = 4,
        };
        _plot.PlottableList.Add(bars);
    }

    /// <summary>A filled area with these corners.</summary>
    internal void Area(SKColor color, params ReadOnlySpan<(double X, double Y)> corners)
    {
        var outline = new Coordinates[corners.Length];
        for (var i = 0; i < corners.Length; i++)
            outline[i] = new Coordinates(X.At(corners[i].X), Y.At(corners[i].Y));
        var area = _plot.Add.Polygon(outline);
        area.FillColor = Color.FromSKColor(color);
        area.LineWidth = 0;
    }

    /// <summary>A filled rectangle: a bar, or a stretch of time.</summary>
    internal void Block(SKColor color, double left, double right, double bottom, double top) =>
        Area(color, (left, bottom), (left, top), (right, top), (right, bottom));

    /// <summary>Names a series at its end, to the right of the data.</summary>
    internal void NameAtEnd(string text, double x, double y, Look look) =>
        _endLabels.Add(new EndLabel(text, x, y, look));

    /// <summary>Draws beneath the grid and the data: lines that the data are compared with.</summary>
    internal void Under(Action<Sheet> draw) => _underlays.Add(draw);

    /// <summary>Draws over the plot, outside its area too.</summary>
    internal void Over(Action<Sheet> draw) => _overlays.Add(draw);

    internal void Render(SKCanvas canvas, SKRect place, float left, float right)
    {
        Caption.Draw(canvas, place.Left, place.Top + 13);
        var area = new SKRect(
            place.Left + left,
            place.Top + CaptionHeight + HeadRoom,
            place.Right - right,
            place.Bottom - AxisHeight - (XTitle.Length > 0 ? AxisTitleHeight : 0)
        );
        _plot.Layout.Fixed(new PixelRect(area.Left, area.Right, area.Bottom, area.Top));
        _plot.RenderManager.ClearCanvasBeforeEachRender = false;
        _plot.FigureBackground.Color = Colors.Transparent;
        var sheet = new Sheet(canvas, area, X, Y);
        foreach (var draw in _underlays)
            draw(sheet);
        // ScottPlot renders again when the limits have changed since the last time, as they have at first:
        // all would be in the file twice, and what is translucent would be half as much so.
        if (_plot.RenderManager.RenderCount == 0)
            _plot.RenderInMemory(1, 1);
        _plot.Render(canvas, new PixelRect(place.Left, place.Right, place.Bottom, place.Top));
        canvas.Write(XTitle, area.MidX, place.Bottom - 5, TextStyle.Unit, SKTextAlign.Center);
        foreach (var draw in _overlays)
            draw(sheet);
        EndLabel.DrawAll(sheet, _endLabels);
    }

    public void Dispose() => _plot.Dispose();

    private static void Dress(IAxis axis, Scale scale)
    {
        axis.TickGenerator = new ScaleTicks(scale);
        axis.TickLabelStyle.FontSize = TextStyle.Tick.Size;
        axis.TickLabelStyle.ForeColor = Color.FromSKColor(TextStyle.Tick.Color);
        axis.MajorTickStyle.Length = axis is IXAxis ? 4 : 0;
        axis.MajorTickStyle.Color = Color.FromSKColor(Palette.Axis);
    }
}
