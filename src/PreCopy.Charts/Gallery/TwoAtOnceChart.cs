using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>The link over time, two VMs one after the other above two at once: the same work, sooner done.</summary>
internal sealed class TwoAtOnceChart()
    : TableChart(
        "two-at-once",
        "Two at once take longer than one after the other",
        "schedule",
        "vm",
        "start (s)",
        "end (s)",
        "rate (bytes/s)",
        "phase"
    )
{
    private const double BytesPerSecondPerGbit = 1e9 / 8;

    protected override void Fill(Figure figure, Table data)
    {
        var schedules = data.Distinct("schedule");
        Require(
            schedules.Length == 2,
            $"it compares 2 schedules, the table has {schedules.Length}"
        );
        RequireAll(data, "start (s)", "end (s)", "rate (bytes/s)");
        figure.IsStacked = true;
        var stacks = schedules.ToDictionary(
            schedule => schedule,
            schedule => LinkUse.Stack(data.Where("schedule", schedule))
        );
        var makespans = stacks.Values.Select(stack => stack.Max(block => block.End)).ToArray();
        var x = Scale.Linear(0, makespans.Max() * 1.1, 8);
        var y = Scale.FromZero(
            stacks.Values.SelectMany(stack =>
                stack.Select(block => block.High / BytesPerSecondPerGbit)
            ),
            3
        );
        var vms = data.Distinct("vm");
        foreach (var (place, schedule) in schedules.Index())
        {
            var panel = figure.Add(
                x,
                y,
                new Caption(Sentence(schedule), "· link use (Gbit/s)"),
                place == schedules.Length - 1 ? "Time (s)" : ""
            );
            foreach (var block in stacks[schedule])
                panel.Block(
                    Shade(block, vms),
                    block.Start,
                    block.End,
                    block.Low / BytesPerSecondPerGbit,
                    block.High / BytesPerSecondPerGbit
                );
            panel.Over(sheet => NameVms(sheet, stacks[schedule], vms));
            panel.Over(sheet => MarkEnds(sheet, makespans, place));
        }
        foreach (var phase in data.Distinct("phase"))
            figure.Explain(
                phase,
                [.. vms.Select(vm => Shade(new LinkUse { Phase = phase, Vm = vm }, vms))]
            );
    }

    private static string Sentence(string schedule) =>
        char.ToUpperInvariant(schedule[0]) + schedule[1..];

    /// <summary>The phase's colour, paler from VM to VM.</summary>
    private static SKColor Shade(LinkUse block, string[] vms) =>
        Looks
            .Phase(block.Phase)
            .Lighter(0.4 * Array.IndexOf(vms, block.Vm) / Math.Max(1, vms.Length - 1));

    private static void NameVms(Sheet sheet, IReadOnlyList<LinkUse> stack, string[] vms)
    {
        foreach (var vm in vms)
        {
            var widest = stack
                .Where(block => block.Vm == vm)
                .OrderByDescending(block => block.End - block.Start)
                .First();
            var place = sheet.Rect(
                widest.Start,
                widest.End,
                widest.Low / BytesPerSecondPerGbit,
                widest.High / BytesPerSecondPerGbit
            );
            var style = (TextStyle.Label with { Strong = true }).In(Shade(widest, vms).TextOn());
            if (place.Width > Lettering.Width(vm, style) + 8 && place.Height > 16)
                sheet.Canvas.Write(vm, place.MidX, place.MidY + 4, style, SKTextAlign.Center);
        }
    }

    private static void MarkEnds(Sheet sheet, double[] makespans, int own)
    {
        foreach (var (place, makespan) in makespans.Index())
        {
            var x = sheet.X(makespan);
            var color = place == own ? Palette.Ink : Palette.Axis;
            sheet.Canvas.Line(
                new(x, sheet.Area.Top - 4),
                new(x, sheet.Area.Bottom),
                color,
                place == own ? 1.8f : 1,
                place == own ? [] : [4, 4]
            );
        }
        sheet.Canvas.WriteOnPatch(
            Format.Seconds(makespans[own]),
            sheet.X(makespans[own]) + 8,
            sheet.Area.Top + 12,
            TextStyle.Caption
        );
    }
}
