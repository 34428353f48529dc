namespace PreCopy.Tests;

/// <summary>Where the repository is, seen from the running tests: the folder above them that holds the solution.</summary>
public static class RepositoryRoot
{
    /// <summary>The full path of the folder with <c>Benchmarks.sln</c>.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The full path of a file or folder, named from the root with forward slashes.</summary>
    public static string Combine(string relativePath) =>
        System.IO.Path.GetFullPath(relativePath, Path);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Benchmarks.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no Benchmarks.sln in {start} or above it");
    }
}
