using System.ComponentModel;
using System.Diagnostics;

namespace PreCopy.Tests.House;

/// <summary>The files of the repository, named from its root with forward slashes.</summary>
internal static class Repository
{
    /// <summary>Files below the given folders whose name matches the pattern.</summary>
    public static IEnumerable<string> Files(string pattern, params string[] folders) =>
        folders
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    RepositoryRoot.Combine(folder),
                    pattern,
                    SearchOption.AllDirectories
                )
            )
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'));

    /// <summary>The files that git keeps and that are there; <see langword="null"/> outside a clone and without git.</summary>
    public static IReadOnlyList<string>? Tracked()
    {
        if (!Path.Exists(RepositoryRoot.Combine(".git")))
            return null;
        try
        {
            return [.. List().Where(name => File.Exists(RepositoryRoot.Combine(name)))];
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string[] List()
    {
        // The owner of a clone in a container is often not its user; reading the index of our own folder is safe.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z"])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var names = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new InvalidOperationException($"git ls-files ended with {git.ExitCode}");
        return names.Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }
}
