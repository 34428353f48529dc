namespace PreCopy.Cli.Run;

/// <summary>A clone of the repository: the only place where the benchmarks can be built.</summary>
/// <param name="Path">Its folder.</param>
internal sealed record Checkout(string Path)
{
    /// <summary>The clone that the current folder is in, or else the one that this program was built in.</summary>
    public static Checkout? Find() =>
        Above(Environment.CurrentDirectory) ?? Above(AppContext.BaseDirectory);

    /// <summary>The project of the benchmarks.</summary>
    public string BenchmarksProject =>
        System.IO.Path.Combine(Path, "benchmarks", "PreCopy.Benchmarks");

    /// <summary>A folder for what a run leaves on its way; ignored by git.</summary>
    public string RunArtifacts =>
        System.IO.Path.Combine(Path, "artifacts", "run", $"{Environment.ProcessId}");

    /// <summary>Where results go when nothing else is said: the clone's own, or a folder here.</summary>
    public static string DefaultResults(Checkout? checkout) =>
        System.IO.Path.Combine(checkout?.Path ?? Environment.CurrentDirectory, "results");

    private static Checkout? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Benchmarks.sln")))
                return new(folder.FullName);
        return null;
    }
}
