using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>The recommended schedule, a row for each VM: set up, copied once, sent again, paused.</summary>
internal sealed class PlanTimelineChart()
    : TableChart("plan-timeline", Message, "VM", Phase, Start, End, Sent)
{
    private const string Phase = "phase";
    private const string Start = "start (s)";
    private const string End = "end (s)";
    private const string Sent = "sent (bytes)";
    private const int MostRows = 32;
    private const double Thickness = 0.74;

    private static readonly string[] Phases = ["setup", "first pass", "re-sent", "paused"];

    private readonly record struct Stretch(string Vm, string Phase, double Start, double End);

    private static string Message(Table data)
    {
        var (phases, bytes, ends) = (data.Texts(Phase), data.Numbers(Sent), data.Numbers(End));
        var never = data.Texts("VM").Zip(ends).Where(each => !double.IsFinite(each.Second));
        if (never.Select(each => each.First).Distinct().Count() is > 0 and var count)
            return $"{count} of {data.Distinct("VM").Length} VMs never {(count == 1 ? "ends" : "end")}";
        var again = phases
            .Zip(bytes)
            .Where(each => each.First == "re-sent")
            .Sum(each => each.Second);
        var vms = data.Distinct("VM").Length;
        // Which is not the median of the draws: those have good and bad luck in one VM or another.
        return $"At the medians, {(vms == 1 ? "the VM is" : $"all {Format.Number(vms)} VMs are")} done after {Format.Seconds(ends.Max())}; {Share(again / bytes.Sum())} is re-sent";
    }

    private static string Share(double share) =>
        share is > 0 and < 0.01 ? "less than 1 %" : $"{share * 100:0} %";

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, Start, Sent);
        // An unknown phase is refused here, before anything is drawn.
        foreach (var phase in data.Distinct(Phase))
            _ = Looks.Phase(phase);
        var stretches = Stretches(data);
        var vms = Shown(stretches);
        var total = data.Distinct("VM").Length;
        var last = stretches.Max(each => double.IsFinite(each.End) ? each.End : each.Start);
        var hasNever = stretches.Any(each => !double.IsFinite(each.End));
        var panel = figure.Add(
            Scale.Linear(0, Math.Max(last, 1e-9) * (hasNever ? 1.2 : 1.02), 8),
            Scale.Rows([.. vms.Select(_ => "")]),
            vms.Length < total
                ? new Caption(
                    $"The {vms.Length} longest of {total} migrations",
                    "in the order of their start"
                )
                : new Caption("Each VM", "in the order of its start"),
            "Time since the start of the batch (s)"
        );
        panel.HasGrid = false;
        var style = TextStyle.Tick with
        {
            Size =
                vms.Length > 24 ? 9.5f
                : vms.Length > 16 ? 11
                : 12,
        };
        var names = vms.Select(PlanNames.Shortened).ToArray();
        panel.LeftRoom = names.Max(name => Lettering.Width(name, style)) + 8;
        panel.Over(sheet =>
        {
            foreach (var (row, vm) in vms.Index())
            {
                var middle = vms.Length - 1 - row;
                sheet.Canvas.Write(
                    names[row],
                    sheet.Area.Left - 8,
                    sheet.Y(middle) + style.Size * 0.36f,
                    style,
                    SKTextAlign.Right
                );
                // Pauses are short: on top, or the copy would hide them.
                foreach (
                    var stretch in stretches
                        .Where(each => each.Vm == vm)
                        .OrderBy(each => Array.IndexOf(Phases, each.Phase))
                )
                    Draw(sheet, stretch, middle);
            }
        });
        foreach (var phase in Phases.Where(data.Distinct(Phase).Contains))
            figure.ExplainPhase(phase, phase);
        if (hasNever)
            figure.ExplainNever("never ends");
    }

    private static Stretch[] Stretches(Table data)
    {
        var (vms, phases) = (data.Texts("VM"), data.Texts(Phase));
        return
        [
            .. data.Numbers(Start)
                .Zip(data.Numbers(End))
                .Select((each, i) => new Stretch(vms[i], phases[i], each.First, each.Second)),
        ];
    }

    private static string[] Shown(Stretch[] stretches) =>
        [
            .. stretches
                .GroupBy(each => each.Vm)
                .Index()
                .OrderByDescending(vm => Length(vm.Item))
                .Take(MostRows)
                .OrderBy(vm => vm.Index)
                .Select(vm => vm.Item.Key),
        ];

    private static double Length(IEnumerable<Stretch> vm) =>
        vm.Max(each => double.IsFinite(each.End) ? each.End : double.PositiveInfinity)
        - vm.Min(each => each.Start);

    private static void Draw(Sheet sheet, Stretch stretch, double middle)
    {
        var isNever = !double.IsFinite(stretch.End);
        var box = sheet.Rect(
            stretch.Start,
            isNever ? sheet.XScale.High : stretch.End,
            middle - Thickness / 2,
            middle + Thickness / 2
        );
        if (isNever)
        {
            sheet.Canvas.Hatch(box);
            return;
        }
        if (stretch.Phase == "paused")
            // However short, it must be seen; it ends where it ends.
            box = new SKRect(
                Math.Min(box.Left, box.Right - 2.4f),
                box.Top - 1,
                box.Right,
                box.Bottom + 1
            );
        PhasePattern.Draw(sheet.Canvas, box, stretch.Phase);
    }
}
