using PreCopy.Charts.Drawing;
using PreCopy.Results;
using ScottPlot;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>What each VM still has to send, over time: the model's saw beneath what QEMU said.</summary>
internal sealed class LabTraceChart()
    : TableChart("lab-trace", Message, Source, "vm", Time, Remaining)
{
    private const string Source = "source";
    private const string Model = "model";
    private const string Time = "time (s)";
    private const string Remaining = "remaining (bytes)";
    private const double BytesPerMebibyte = 1 << 20;

    private static string Message(Table data) =>
        $"{data.Distinct("vm").Length} real migrations at once go the model's way, round by round";

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, Time, Remaining);
        var model = data.Where(Source, Model);
        Require(model.Rows.Count > 0, $"there is no row whose source is '{Model}'");
        figure.IsStacked = true;
        var x = Scale.Linear(0, data.Numbers(Time).Max() * 1.02, 8);
        var y = Scale.FromZero(Mebibytes(data), 3);
        var vms = data.Distinct("vm");
        var looks = Looks.Of([], vms);
        foreach (var vm in vms)
        {
            var panel = figure.Add(
                x,
                y,
                new Caption(vm, "· remaining (MiB)"),
                vm == vms[^1] ? "Time (s)" : ""
            );
            var saw = model.Where("vm", vm);
            panel.Under(sheet => DrawSaw(sheet, saw));
            foreach (var source in data.Distinct(Source).Where(source => source != Model))
            {
                var said = data.Where(Source, source).Where("vm", vm);
                panel.Points(said.Numbers(Time), Mebibytes(said), looks[vm], 4);
            }
        }
        figure.Explain("model", Saw);
        foreach (var vm in vms)
            figure.Explain($"{vm}, as QEMU said", looks[vm]);
    }

    private static readonly SKColor Saw = Palette.Axis;

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
        sheet.Canvas.Stroke(path, Saw, 2.2f);
    }

    private static double[] Mebibytes(Table rows) =>
        [.. rows.Numbers(Remaining).Select(bytes => bytes / BytesPerMebibyte)];
}
