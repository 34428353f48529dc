using PreCopy.Charts;
using PreCopy.Lab.Evidence;
using PreCopy.Results;
using PreCopy.Studies;

namespace PreCopy.Cli.Run;

/// <summary>Runs studies one by one and keeps each at once: its data, its chart, what it found.</summary>
/// <param name="folder">Where to.</param>
/// <param name="progress">What is told on the way.</param>
internal sealed class StudyRunner(ResultsFolder folder, Progress progress)
{
    private readonly List<(string Name, string Finding)> _findings = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<(string Name, string Finding)> Findings => _findings;

    /// <summary>Runs the studies among these that need no measurements.</summary>
    public void Simulate(IEnumerable<IStudy> studies, CancellationToken cancellation) =>
        Run(
            [.. studies.Where(study => !study.NeedsMeasurements)],
            new StudyContext(null, cancellation),
            _ => Footer.Simulated
        );

    /// <summary>Runs the studies of measurements among these, on the latest; says so where there are none.</summary>
    public void Evaluate(IEnumerable<IStudy> studies, CancellationToken cancellation)
    {
        var (manifest, benchmarks, race, history) = (
            Stored.Manifest(folder),
            Stored.Benchmarks(folder),
            Stored.Race(folder),
            Stored.History(folder)
        );
        var lab = CommittedLab.Latest;
        Run(
            [.. studies.Where(study => study.NeedsMeasurements)],
            new StudyContext(benchmarks, cancellation)
            {
                Race = race,
                History = history,
                Lab = lab,
            },
            study =>
                study is History ? Footer.Recorded(history!)
                : study.NeedsLab ? Footer.OfLab(lab!)
                : study.NeedsRace ? Footer.Raced(manifest, race)
                : Footer.Measured(manifest, benchmarks)
        );
    }

    /// <summary>Writes the page of all that is in the folder, and says on standard output where it is and what was found.</summary>
    public void Conclude()
    {
        Stored.Read(() =>
        {
            ResultsPage.Save(folder, StudyRegistry.All.Select(study => study.Name));
            return true;
        });
        progress.Dispose();
        foreach (var (name, finding) in _findings)
            Console.WriteLine($"{name}\n  {finding}");
        Console.WriteLine($"Charts: {folder.Charts}");
        Console.WriteLine($"Page:   {folder.Page}");
    }

    private void Run(
        IReadOnlyList<IStudy> studies,
        StudyContext context,
        Func<IStudy, string> footer
    )
    {
        for (var i = 0; i < studies.Count; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            progress.Show($"study {i + 1} of {studies.Count}: {studies[i].Name}");
            try
            {
                var result = Stored.Read(() => studies[i].Run(context));
                Keep(studies[i].Name, result, footer(studies[i]));
            }
            catch (MissingMeasurementsException missing)
            {
                progress.Say($"{studies[i].Name}: left out, {missing.Message}");
            }
        }
    }

    private void Keep(string name, StudyResult result, string footer)
    {
        TableCsv.Save(result.Data, folder.Data(name));
        foreach (var chart in ChartRegistry.All.Where(chart => chart.Name == name))
            ChartFile.Save(chart, result.Data, result.Finding, footer, folder.Charts);
        Stored.Read(() =>
        {
            Results.Findings.Set(folder.Findings, name, result.Finding);
            return true;
        });
        _findings.Add((name, result.Finding));
    }
}
