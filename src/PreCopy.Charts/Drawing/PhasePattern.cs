using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>A stretch of a migration, told by its pattern as well as by its colour.</summary>
internal static class PhasePattern
{
    internal static void Draw(SKCanvas canvas, SKRect box, string phase)
    {
        var color = Looks.Phase(phase);
        using var shape = new SKPath();
        shape.AddRect(box);
        canvas.Fill(box, phase == "setup" ? color.Lighter(0.75) : color);
        if (phase == "setup")
            canvas.Stroke(shape, color);
        if (phase == "re-sent")
            canvas.Stripe(shape, Palette.Paper, gap: 6, width: 1.6f);
    }
}
