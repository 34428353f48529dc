using System.Globalization;
using PreCopy.Fitting;
using Spectre.Console;

namespace PreCopy.Cli.Fit;

/// <summary>Shows a fit to people: the curves that were tried, the parameters with their intervals, and what they mean.</summary>
internal static class FitReportTable
{
    private const double MiB = 1L << 20;

    private static readonly string[] PartNames = ["hot", "cold"];

    public static void Write(FitOutcome outcome)
    {
        var console = Screen.Open();
        console.WriteLine(Heading(outcome));
        foreach (var note in outcome.Log.Notes)
            console.WriteLine(note);
        console.Write(Candidates(outcome));
        var chosen = outcome.Chosen;
        if (chosen.RateBytesPerSecond != default || outcome.Bandwidth != default)
            console.Write(Parameters(outcome));
        console.WriteLine(
            chosen.IsSupported
                ? $"{outcome.Fits.Choice}. {FitAdvice.Of(outcome)}"
                : $"Not supported: {chosen.Reason}. {FitAdvice.Of(outcome)}"
        );
    }

    private static string Heading(FitOutcome outcome)
    {
        var times = outcome.Log.Samples.Select(sample => sample.Seconds).ToArray();
        var lengths = times.Length > 0 ? $", {Seconds(times.Min())} to {Seconds(times.Max())}" : "";
        var settings = outcome.Request.Settings;
        var memory = settings.MemoryBytes is { } bytes
            ? $", memory {(bytes / (1L << 30)).ToString("0.##", CultureInfo.InvariantCulture)} GiB"
            : "";
        return $"{outcome.Data}{lengths}{memory}; seed {settings.Seed}";
    }

    private static Table Candidates(FitOutcome outcome)
    {
        var table = Bordered(
            "curve",
            "rate (MiB/s)",
            "working set (MiB)",
            "RMS residual",
            "R²",
            "AICc"
        );
        table.AddColumn("");
        foreach (var fit in outcome.Fits.Candidates)
            table.AddRow(
                fit.Curve,
                Mebibytes(fit.RateBytesPerSecond.Value),
                Mebibytes(fit.WorkingSetBytes.Value),
                double.IsNaN(fit.RmsRelativeResidual)
                    ? "–"
                    : fit.RmsRelativeResidual.ToString("P1", CultureInfo.InvariantCulture),
                Number(fit.RSquared, "0.0000"),
                Number(fit.Aicc, "0.0"),
                fit == outcome.Chosen ? (fit.IsSupported ? "chosen" : "not supported")
                    : fit.IsSupported ? ""
                    : Markup.Escape(fit.Reason!.Split(':')[0])
            );
        return table;
    }

    private static Table Parameters(FitOutcome outcome)
    {
        var table = Bordered(outcome.Chosen.Curve, "value", "from", "to");
        var percent = outcome.Request.Settings.Confidence.ToString(
            "P0",
            CultureInfo.InvariantCulture
        );
        table.Columns[2].Header = new Text($"{percent} from");
        Row("dirty rate (MiB/s)", outcome.Chosen.RateBytesPerSecond);
        Row("working set (MiB)", outcome.Chosen.WorkingSetBytes);
        foreach (var (name, part) in PartNames.Zip(outcome.Chosen.Parts))
        {
            Row($"  {name}: dirty rate (MiB/s)", part.RateBytesPerSecond);
            Row($"  {name}: working set (MiB)", part.WorkingSetBytes);
        }
        if (outcome.Bandwidth != default)
            Row("bandwidth (MiB/s)", outcome.Bandwidth);
        return table;

        void Row(string name, Estimate estimate) =>
            table.AddRow(
                name,
                estimate.Value is null ? "not determined" : Mebibytes(estimate.Value),
                Mebibytes(estimate.Low),
                Mebibytes(estimate.High)
            );
    }

    private static Table Bordered(string first, params ReadOnlySpan<string> figures)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (var figure in figures)
            table.AddColumn(new TableColumn(figure).RightAligned());
        return table;
    }

    private static string Mebibytes(double? bytes) =>
        bytes is { } value && double.IsFinite(value)
            ? (value / MiB).ToString(
                value < 10 * MiB ? "0.##"
                    : value < 1000 * MiB ? "0.0"
                    : "#,0",
                CultureInfo.InvariantCulture
            )
            : "–";

    private static string Number(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";

    private static string Seconds(double seconds) =>
        $"{seconds.ToString(seconds < 1 ? "0.###" : "#,0.#", CultureInfo.InvariantCulture)} s";
}
