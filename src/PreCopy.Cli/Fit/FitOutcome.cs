using PreCopy.Fitting;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Observations;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Cli.Fit;

/// <summary>What came out of a log.</summary>
/// <param name="Request">What was asked for, the memory of the log included.</param>
/// <param name="Log">What was read.</param>
/// <param name="Fits">The curves.</param>
/// <param name="Bandwidth">The bandwidth, bytes/s, where the log shows one.</param>
/// <param name="PredictedSeconds">Of whole migrations: the total times of the best fit.</param>
internal sealed record FitOutcome(
    FitRequest Request,
    GuestLog Log,
    CurveFits Fits,
    Estimate Bandwidth,
    IReadOnlyList<double> PredictedSeconds
)
{
    public CurveFit Chosen => Fits.Chosen;

    /// <summary>What the fit is of, in words.</summary>
    public string Data => $"{Count} {(Log.Rounds.Count > 0 ? "rounds from " : "")}{Log.Format}";

    public int Count => Math.Max(Log.Samples.Count, Log.Migrations.Count);

    /// <summary>Fits what the log holds.</summary>
    /// <exception cref="InputException">The request does not go with what the log holds.</exception>
    public static FitOutcome Of(FitRequest request, GuestLog log)
    {
        request = request with { Settings = WithMemory(request.Settings, log) };
        if (log.Migrations.Count > 0)
            return OfMigrations(request, log);
        return new(
            request,
            log,
            CurveFitter.Fit(log.Samples, request.Curve, request.Settings),
            BandwidthFit.Of(log.Rounds, request.Settings),
            []
        );
    }

    private static FitOutcome OfMigrations(FitRequest request, GuestLog log)
    {
        if (request.Curve is { } curve && !MigrationFitter.Curves.Contains(curve))
            throw new InputException(
                $"--curve {curve}: whole migrations tell too little for it; write {string.Join(" or ", MigrationFitter.Curves)}"
            );
        var fits = MigrationFitter
            .Curves.Select(each =>
                MigrationFitter.Fit(log.Migrations, each, request.Preset.Policy, request.Settings)
            )
            .ToArray();
        var chosen = fits.OrderBy(fit => fit.Curve.Curve == request.Curve ? 0 : 1)
            .ThenBy(fit => fit.Curve.IsSupported ? 0 : 1)
            .ThenBy(fit => fit.Curve.RmsRelativeResidual)
            .First();
        var choice =
            request.Curve is not null ? $"{Capitalised(request.Curve)} was asked for"
            : double.IsNaN(chosen.Curve.RmsRelativeResidual) ? "No curve can be fitted"
            : $"{Capitalised(chosen.Curve.Curve)} explains the migrations best, within {chosen.Curve.RmsRelativeResidual:P1}";
        return new(
            request,
            log,
            new(chosen.Curve, [.. fits.Select(fit => fit.Curve)], choice),
            chosen.BandwidthBytesPerSecond,
            chosen.PredictedSeconds
        );
    }

    private static FitSettings WithMemory(FitSettings settings, GuestLog log)
    {
        var largest = log.Samples.Select(sample => sample.Bytes).DefaultIfEmpty(0).Max();
        if (settings.MemoryBytes < largest)
            throw new InputException(
                $"--memory: {Quantity.Bytes.Print(settings.MemoryBytes.Value)} is less than what one sample dirtied ({Quantity.Bytes.Print(largest)})"
            );
        var memories = log.Migrations.Select(each => each.MemoryBytes).Distinct().ToArray();
        var known = memories.Length == 1 ? memories[0] : log.MemoryBytes;
        return settings with { MemoryBytes = settings.MemoryBytes ?? Least(known, largest) };
    }

    // The first pass may have been smaller than what the guest later wrote.
    private static double? Least(double? known, double least) =>
        known is { } bytes ? Math.Max(bytes, least) : null;

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
