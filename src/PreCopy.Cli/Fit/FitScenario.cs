using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PreCopy.Fitting;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Fit;

/// <summary>The fitted guest as a scenario that <c>simulate</c> reads.</summary>
internal static class FitScenario
{
    private const double MiB = 1L << 20;

    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>The scenario's text.</summary>
    /// <exception cref="InputException">Neither the log nor an option says the memory or the bandwidth.</exception>
    public static string Text(FitOutcome outcome)
    {
        var memory =
            outcome.Request.Settings.MemoryBytes
            ?? throw new InputException("--scenario needs --memory: the log does not say it");
        var link =
            outcome.Request.LinkBytesPerSecond
            ?? Rounded(outcome.Bandwidth.Value)
            ?? throw new InputException("--scenario needs --link: the log does not say it");
        var scenario = new
        {
            link = new { bandwidth = Quantity.Rate.Print(link) },
            policy = outcome.Request.Preset.Name,
            vms = new[]
            {
                new
                {
                    name = "guest",
                    memory = Quantity.Bytes.Print(Math.Ceiling(memory)),
                    dirty = Dirty(outcome.Chosen),
                },
            },
        };
        return JsonSerializer.Serialize(scenario, Format) + "\n";
    }

    private static object Dirty(CurveFit fit) =>
        fit.Points.Count > 0
            ? new
            {
                curve = fit.Curve,
                points = fit.Points.Select(point =>
                    new[]
                    {
                        Quantity.Duration.Print(point.Seconds),
                        Quantity.Bytes.Print(Math.Round(point.Bytes)),
                    }
                ),
            }
        : fit.Parts.Count > 0
            ? new
            {
                curve = fit.Curve,
                hot = Part(fit.Parts[0]),
                cold = Part(fit.Parts[1]),
            }
        : new
        {
            curve = fit.Curve,
            rate = Rate(fit.RateBytesPerSecond),
            workingSet = Bytes(fit.WorkingSetBytes),
        };

    private static object Part(CurvePart part) =>
        new { rate = Rate(part.RateBytesPerSecond), workingSet = Bytes(part.WorkingSetBytes) };

    private static string Rate(Estimate estimate) => $"{Mebibytes(estimate)} MiB/s";

    private static string Bytes(Estimate estimate) => $"{Mebibytes(estimate)} MiB";

    private static double? Rounded(double? bytesPerSecond) =>
        bytesPerSecond is { } value ? Math.Round(value / MiB, 1) * MiB : null;

    // Rounded down: a working set must not exceed the memory.
    private static string Mebibytes(Estimate estimate) =>
        (Math.Floor(estimate.Value!.Value / MiB * 100) / 100).ToString(
            "0.##",
            CultureInfo.InvariantCulture
        );
}
