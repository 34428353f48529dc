using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Run;

/// <summary>What an earlier run left in the folder of results; a file that somebody broke is bad input.</summary>
internal static class Stored
{
    /// <summary>The measurements, or <see langword="null"/> when nothing was measured yet.</summary>
    /// <exception cref="InputException">The file is not a table.</exception>
    public static Table? Benchmarks(ResultsFolder folder)
    {
        var path = folder.Data(ResultsFolder.Benchmarks);
        return File.Exists(path) ? Read(() => BenchmarkTable.Load(path)) : null;
    }

    /// <summary>Every measured iteration, or <see langword="null"/> when none are kept.</summary>
    /// <exception cref="InputException">The file is not a table.</exception>
    public static Table? Samples(ResultsFolder folder)
    {
        var path = folder.Data(ResultsFolder.Samples);
        return File.Exists(path) ? Read(() => BenchmarkSamples.Load(path)) : null;
    }

    /// <summary>The race, or <see langword="null"/> when there was none yet.</summary>
    /// <exception cref="InputException">A file is not a table.</exception>
    public static RaceMeasurements? Race(ResultsFolder folder)
    {
        var path = folder.Data(ResultsFolder.Race);
        return File.Exists(path) ? Read(() => RaceMeasurements.Load(path)) : null;
    }

    /// <summary>The job of the measurements, or <see langword="null"/> when nothing was timed yet.</summary>
    /// <exception cref="InputException">The file is not a manifest.</exception>
    public static string? TimedJob(ResultsFolder folder) =>
        Manifest(folder) is { Job: not "dry" } timed ? timed.Job : null;

    /// <summary>Removes the measurements of another machine or job: they do not stand beside those of this manifest.</summary>
    /// <exception cref="InputException">The file is not a manifest.</exception>
    public static void RemoveUnlessComparable(ResultsFolder folder, Manifest manifest)
    {
        if (Manifest(folder)?.IsComparableWith(manifest) == true)
            return;
        var race = folder.Data(ResultsFolder.Race);
        foreach (
            var path in new[]
            {
                folder.Data(ResultsFolder.Benchmarks),
                folder.Data(ResultsFolder.Samples),
                race,
                RaceMeasurements.AllocationsPath(race),
            }
        )
            if (File.Exists(path))
                File.Delete(path);
    }

    /// <summary>What every timed run measured, or <see langword="null"/> before the first.</summary>
    /// <exception cref="InputException">The file is not a history.</exception>
    public static Table? History(ResultsFolder folder) =>
        Read(() => HistoryTable.Load(folder.History));

    /// <summary>Where they were taken, or <see langword="null"/> when that is not known.</summary>
    /// <exception cref="InputException">The file is not a manifest.</exception>
    public static Manifest? Manifest(ResultsFolder folder) =>
        Read(() => Results.Manifest.Load(folder.Manifest));

    /// <summary>Does something that reads such files.</summary>
    /// <exception cref="InputException">A file is not what its name says.</exception>
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is InvalidDataException or FormatException or ArgumentException)
        {
            throw new InputException(exception.Message, exception);
        }
    }
}
