using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>The lines and areas that ScottPlot has no plottable for, or draws in a way that SVG cannot hold.</summary>
internal static class Strokes
{
    private const float HatchGap = 7;

    internal static void Line(
        this SKCanvas canvas,
        SKPoint from,
        SKPoint to,
        SKColor color,
        float width = 1,
        params float[] dashes
    )
    {
        using var path = new SKPath();
        path.MoveTo(from);
        path.LineTo(to);
        canvas.Stroke(path, color, width, dashes);
    }

    internal static void Stroke(
        this SKCanvas canvas,
        SKPath path,
        SKColor color,
        float width = 1,
        params float[] dashes
    )
    {
        using var dash = dashes.Length > 0 ? SKPathEffect.CreateDash(dashes, 0) : null;
        using var paint = new SKPaint
        {
            Color = color,
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = width,
            StrokeJoin = SKStrokeJoin.Round,
            PathEffect = dash,
        };
        canvas.DrawPath(path, paint);
    }

    internal static void Fill(this SKCanvas canvas, SKRect rect, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawRect(rect, paint);
    }

    /// <summary>Fills with the grey hatch that means "no finite value". Drawn as lines: a shader would become a bitmap in SVG.</summary>
    internal static void Hatch(this SKCanvas canvas, SKPath shape)
    {
        using var fill = new SKPaint { Color = Palette.Never, IsAntialias = true };
        canvas.DrawPath(shape, fill);
        canvas.Stripe(shape, Palette.NeverHatch, HatchGap);
    }

    /// <summary>Slanting lines inside a shape, counted from the origin, so that those of neighbouring shapes meet.</summary>
    internal static void Stripe(
        this SKCanvas canvas,
        SKPath shape,
        SKColor color,
        float gap,
        float width = 1
    )
    {
        var box = shape.Bounds;
        using var lines = new SKPath();
        var first = MathF.Ceiling((box.Left + box.Top) / gap) * gap;
        for (var sum = first; sum < box.Right + box.Bottom; sum += gap)
        {
            lines.MoveTo(sum - box.Top, box.Top);
            lines.LineTo(sum - box.Bottom, box.Bottom);
        }
        canvas.Save();
        canvas.ClipPath(shape, antialias: true);
        canvas.Stroke(lines, color, width);
        canvas.Restore();
    }

    internal static void Hatch(this SKCanvas canvas, SKRect rect)
    {
        using var path = new SKPath();
        path.AddRect(rect);
        canvas.Hatch(path);
    }

    /// <summary>A patch of paper for letters that lie on data or on the grid.</summary>
    internal static void Patch(this SKCanvas canvas, SKRect box)
    {
        using var paint = new SKPaint { Color = Palette.Paper.WithAlpha(225), IsAntialias = true };
        canvas.DrawRoundRect(box, 3, 3, paint);
    }
}
