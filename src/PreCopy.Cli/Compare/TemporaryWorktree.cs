using PreCopy.Cli.Run;
using PreCopy.Results;

namespace PreCopy.Cli.Compare;

/// <summary>A git revision in a folder of its own, gone afterwards.</summary>
internal sealed class TemporaryWorktree : IDisposable
{
    private readonly Checkout _repository;

    private TemporaryWorktree(Checkout repository, string folder) =>
        (_repository, Checkout) = (repository, new(folder));

    /// <summary>The revision's files.</summary>
    public Checkout Checkout { get; }

    /// <summary>Checks a revision out; <see langword="null"/> when git knows no such commit.</summary>
    public static TemporaryWorktree? Add(Checkout repository, string revision)
    {
        var commit = Git(
            repository,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            $"{revision}^{{commit}}"
        );
        if (commit is null)
            return null;
        var folder = Path.Combine(
            Directory.CreateTempSubdirectory("precopy-compare-").FullName,
            "clone"
        );
        var worktree = new TemporaryWorktree(repository, folder);
        if (Git(repository, "worktree", "add", "--detach", folder, commit) is not null)
            return worktree;
        worktree.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Git(_repository, "worktree", "remove", "--force", Checkout.Path);
        Directory.Delete(Path.GetDirectoryName(Checkout.Path)!, recursive: true);
    }

    private static string? Git(Checkout repository, params string[] arguments) =>
        ExternalProgram.Output("git", ["-C", repository.Path, .. arguments]);
}
