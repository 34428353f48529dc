using System.Text;
using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts;

/// <summary>A chart on disk: <c>NAME.svg</c> for pages, <c>NAME.png</c> (1600 × 1000) beside it.</summary>
public static class ChartFile
{
    private const int PixelsPerUnit = 2;

    /// <summary>Draws the chart and writes both files, whole or not at all: a failure leaves what was there before.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="data">Its study's table.</param>
    /// <param name="finding">What the study found, in one sentence: the subtitle.</param>
    /// <param name="footer">Where the data come from: machine, runtime, commit, n.</param>
    /// <param name="directory">Where to write; made if it is not there.</param>
    /// <returns>The paths of the SVG and the PNG file.</returns>
    /// <exception cref="ArgumentException">The table lacks what the chart needs.</exception>
    /// <exception cref="IOException">The files cannot be written.</exception>
    public static (string Svg, string Png) Save(
        IChart chart,
        Table data,
        string finding,
        string footer,
        string directory
    )
    {
        ArgumentNullException.ThrowIfNull(chart);
        using var figure = new Figure();
        chart.Draw(figure, data);
        var title = chart.Title(data);
        var svg = Svg(figure, title, finding, footer);
        var png = Png(figure, title, finding, footer);

        Directory.CreateDirectory(directory);
        var paths = (
            Path.Combine(directory, $"{chart.Name}.svg"),
            Path.Combine(directory, $"{chart.Name}.png")
        );
        Write((paths.Item1, svg), (paths.Item2, png));
        return paths;
    }

    private static byte[] Svg(Figure figure, string title, string finding, string footer)
    {
        using var stream = new MemoryStream();
        using (
            var canvas = SKSvgCanvas.Create(new SKRect(0, 0, Figure.Width, Figure.Height), stream)
        )
            figure.Render(canvas, title, finding, footer);
        var xml = Encoding.UTF8.GetString(stream.ToArray());
        return Encoding.UTF8.GetBytes(SvgFinish.Apply(xml, title, finding));
    }

    private static byte[] Png(Figure figure, string title, string finding, string footer)
    {
        var info = new SKImageInfo(Figure.Width * PixelsPerUnit, Figure.Height * PixelsPerUnit);
        using var surface = SKSurface.Create(info);
        surface.Canvas.Scale(PixelsPerUnit);
        figure.Render(surface.Canvas, title, finding, footer);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Write(params (string Path, byte[] Content)[] files)
    {
        foreach (var (path, _) in files)
            if (Directory.Exists(path))
                throw new IOException($"{path} is a directory");
        var temporary = files.Select(file => $"{file.Path}.{Guid.NewGuid():N}.tmp").ToArray();
        try
        {
            for (var i = 0; i < files.Length; i++)
                File.WriteAllBytes(temporary[i], files[i].Content);
            for (var i = 0; i < files.Length; i++)
                File.Move(temporary[i], files[i].Path, overwrite: true);
        }
        finally
        {
            foreach (var path in temporary)
                File.Delete(path);
        }
    }
}
