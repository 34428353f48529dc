using SkiaSharp;

namespace PreCopy.Charts.Drawing;

/// <summary>What a panel shows, and in which unit: <c>Makespan</c> <c>(s)</c>.</summary>
internal readonly record struct Caption(string Subject, string Unit = "")
{
    internal void Draw(SKCanvas canvas, float x, float baseline)
    {
        canvas.Write(Subject, x, baseline, TextStyle.Caption);
        var indent = Subject.Length > 0 ? Lettering.Width(Subject + " ", TextStyle.Caption) : 0;
        canvas.Write(Unit, x + indent, baseline, TextStyle.Unit);
    }
}
