using PreCopy.Charts;
using PreCopy.Cli.Run;
using PreCopy.Results;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Observations;

namespace PreCopy.Cli.Fit;

/// <summary>The verb <c>fit</c>: a guest's dirty curve from what was logged of it.</summary>
internal static class FitCommand
{
    private const string Example = """
        while virsh domjobinfo guest; do sleep 1; done > guest.log    # while it migrates
        precopy fit guest.log --memory "8 GiB" --link "10 Gbit/s" --scenario guest.json
        precopy simulate guest.json

        Exit codes: 0 fitted, 1 the data support no such fit, 2 bad input.
        --json prints:
        """;

    public static Verb Create()
    {
        var options = new FitOptions();
        var verb = new Verb(
            "fit",
            "Fit a guest's dirty rate and working set to a log, with intervals, and say what the log does not support.",
            $"{Example}\n{FitJson.Keys}"
        );
        options.AddTo(verb);
        verb.SetAction(
            (parsed, cancel) =>
            {
                var request = options.Request(parsed);
                return Task.Run(() => Run(request), cancel).WaitAsync(cancel);
            }
        );
        return verb;
    }

    private static int Run(FitRequest request)
    {
        var outcome = FitOutcome.Of(request, Read(request));
        var scenario =
            request.ScenarioFile is not null && outcome.Chosen.IsSupported
                ? FitScenario.Text(outcome)
                : null;
        if (request.OutputFolder is { } folder)
            Draw(outcome, folder);
        if (scenario is not null)
            WholeFile.WriteText(request.ScenarioFile!, scenario);
        if (request.AsJson)
            FitJson.Write(Console.Out, outcome);
        else
            FitReportTable.Write(outcome);
        return outcome.Chosen.IsSupported ? ExitCode.Done : ExitCode.No;
    }

    private static GuestLog Read(FitRequest request)
    {
        var utf8 = request.Source.ReadAll();
        try
        {
            return GuestLogReader.Read(utf8, request.PageBytes);
        }
        catch (InputException exception)
        {
            throw exception.In(request.Source.Name);
        }
    }

    private static void Draw(FitOutcome outcome, string path)
    {
        var folder = OutputFolder.Open(path);
        var isOfMigrations = outcome.Log.Migrations.Count > 0;
        var table = FitData.Table(outcome);
        ChartFile.Save(
            isOfMigrations ? ChartRegistry.FitOfMigrations : ChartRegistry.Fit,
            table,
            outcome.Chosen.Reason is { } reason
                ? $"Not supported: {reason}."
                : $"{outcome.Fits.Choice}. {FitAdvice.Of(outcome)}",
            $"{outcome.Data}; intervals by {outcome.Request.Settings.Resamples} bootstrap resamples, seed {outcome.Request.Settings.Seed}",
            folder.Path
        );
        TableCsv.Save(table, Path.Combine(folder.Path, "fit.csv"));
    }
}
