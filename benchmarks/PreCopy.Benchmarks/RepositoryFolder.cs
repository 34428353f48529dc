namespace PreCopy.Benchmarks;

/// <summary>The repository that this program was built in.</summary>
public static class RepositoryFolder
{
    /// <summary>Its full path: the folder above the program that holds <c>Benchmarks.sln</c>.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Benchmarks.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no Benchmarks.sln in {start} or above it");
    }
}
