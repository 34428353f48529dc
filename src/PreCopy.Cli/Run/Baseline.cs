using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Run;

/// <summary>The result set that a run is asked to keep under a name, for later runs to be compared with.</summary>
internal sealed class Baseline
{
    private readonly ResultsFolder _folder;

    /// <summary>Sees that the baseline can be kept before minutes of work go into it.</summary>
    /// <param name="results">The folder of results.</param>
    /// <param name="name">Its name.</param>
    /// <param name="job">The benchmark job.</param>
    /// <param name="replaces">Whether it takes the place of one of the same name.</param>
    /// <exception cref="InputException">The name is none, it is taken, or the job times nothing.</exception>
    public Baseline(ResultsFolder results, string name, string job, bool replaces)
    {
        if (!BaselineName.IsValid(name))
            throw new InputException(
                $"--save-baseline '{name}': not a name; allowed are {BaselineName.Allowed}"
            );
        if (job == "dry")
            throw new InputException(
                $"--save-baseline {name}: a dry run times nothing; use --job short or full"
            );
        _folder = results.Baseline(Machine.Current.Processor, name);
        if (File.Exists(_folder.Path))
            throw new InputException($"--save-baseline {name}: {_folder.Path} is a file");
        if (Directory.Exists(_folder.Path) && !replaces)
            throw new InputException(
                $"--save-baseline {name}: {_folder.Path} is there already; --force replaces it"
            );
    }

    /// <summary>Keeps the set, whole or not at all.</summary>
    /// <returns>Where.</returns>
    public string Save(Manifest manifest, Table benchmarks, Table samples)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Path)!);
        WholeFolder.Write(
            _folder.Path,
            path =>
            {
                var folder = new ResultsFolder(path);
                TableCsv.Save(samples, folder.Data(ResultsFolder.Samples));
                TableCsv.Save(benchmarks, folder.Data(ResultsFolder.Benchmarks));
                manifest.Save(folder.Manifest);
            }
        );
        return _folder.Path;
    }
}
