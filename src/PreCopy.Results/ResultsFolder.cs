namespace PreCopy.Results;

/// <summary>Where everything stands in a folder of results.</summary>
/// <param name="Path">The folder.</param>
public sealed record ResultsFolder(string Path)
{
    /// <summary>The name of the measurements' table.</summary>
    public const string Benchmarks = "benchmarks";

    /// <summary>The name of the table of every measured iteration.</summary>
    public const string Samples = "benchmark-samples";

    /// <summary>The name of the race's table.</summary>
    public const string Race = "kernel-race";

    /// <summary>The folder of the charts.</summary>
    public string Charts => System.IO.Path.Combine(Path, "charts");

    /// <summary>The manifest.</summary>
    public string Manifest => System.IO.Path.Combine(Path, "manifest.json");

    /// <summary>The studies' findings, by name.</summary>
    public string Findings => System.IO.Path.Combine(Path, "findings.json");

    /// <summary>What every timed run measured.</summary>
    public string History => System.IO.Path.Combine(Path, "history.csv");

    /// <summary>The page that shows it all.</summary>
    public string Page => System.IO.Path.Combine(Path, "README.md");

    /// <summary>The data of a study or of the benchmarks.</summary>
    public string Data(string name) => System.IO.Path.Combine(Path, "data", $"{name}.csv");

    /// <summary>The result set kept under a name, of measurements on a processor.</summary>
    public ResultsFolder Baseline(string processor, string name) =>
        new(System.IO.Path.Combine(Path, BaselineName.ProcessorFolder(processor), name));

    /// <summary>The chart of a study, in the given format: <c>svg</c> or <c>png</c>.</summary>
    public string Chart(string name, string format) =>
        System.IO.Path.Combine(Charts, $"{name}.{format}");
}
