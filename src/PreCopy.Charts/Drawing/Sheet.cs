using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>A panel's data area while it is drawn: where values fall, in logical pixels.</summary>
internal readonly record struct Sheet(SKCanvas Canvas, SKRect Area, Scale XScale, Scale YScale)
{
    internal float X(double value) => Area.Left + (float)(XScale.Share(value) * Area.Width);

    internal float Y(double value) => Area.Bottom - (float)(YScale.Share(value) * Area.Height);

    /// <summary>The rectangle between two corners given as values.</summary>
    internal SKRect Rect(double left, double right, double bottom, double top) =>
        new(X(left), Y(top), X(right), Y(bottom));
}
