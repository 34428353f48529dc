using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>What each VM still has to send, over time: the model's saw over what QEMU said.</summary>
internal sealed class LabTraceChart()
    : TableChart("lab-trace", Message, Source, "vm", Time, Remaining)
{
    private const string Source = "source";
    private const string Model = "model";
    private const string Time = "time (s)";
    private const string Remaining = "remaining (bytes)";
    private const double BytesPerMebibyte = 1 << 20;

    private static string Message(Table data)
    {
        var model = data.Where(Source, Model);
        var measured = data.Distinct(Source)
            .Where(source => source != Model)
            .Select(source => data.Where(Source, source));
        Require(model.Rows.Count > 0, $"there is no row whose source is '{Model}'");
        Require(measured.Any(), $"there is no row whose source is not '{Model}'");
        return $"{data.Distinct("vm").Length} real migrations at once end after {Seconds(measured.First())}; the model says {Seconds(model)}";
    }

    private static string Seconds(Table rows) => Format.Seconds(rows.Numbers(Time).Max());

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, Time, Remaining);
        var model = data.Where(Source, Model);
        var panel = figure.Add(
            Scale.Linear(0, data.Numbers(Time).Max() * 1.02, 8),
            Scale.FromZero(Mebibytes(data)),
            new Caption("Remaining", "(MiB)"),
            "Time (s)"
        );
        var vms = data.Distinct("vm");
        var looks = Looks.Of([], vms);
        foreach (var source in data.Distinct(Source).Where(source => source != Model))
        foreach (var vm in vms)
        {
            var said = data.Where(Source, source).Where("vm", vm);
            panel.Points(said.Numbers(Time), Mebibytes(said), looks[vm], 4.5f);
            figure.Explain($"{vm}, as {source} said", looks[vm]);
        }
        foreach (var vm in vms)
        {
            var saw = model.Where("vm", vm);
            panel.Over(sheet => DrawSaw(sheet, saw));
        }
        figure.Explain("the model of each", Palette.Ink);
    }

    private static void DrawSaw(Sheet sheet, Table rows)
    {
        using var path = new SKPath();
        foreach (var (i, (time, left)) in rows.Numbers(Time).Zip(Mebibytes(rows)).Index())
        {
            var point = new SKPoint(sheet.X(time), sheet.Y(left));
            if (i == 0)
                path.MoveTo(point);
            else
                path.LineTo(point);
        }
        sheet.Canvas.Stroke(path, Palette.Ink, 1.3f);
    }

    private static double[] Mebibytes(Table rows) =>
        [.. rows.Numbers(Remaining).Select(bytes => bytes / BytesPerMebibyte)];
}
