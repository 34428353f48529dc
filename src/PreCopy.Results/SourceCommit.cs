namespace PreCopy.Results;

/// <summary>The commit that a run was built from.</summary>
/// <param name="Hash">The abbreviated hash.</param>
/// <param name="Dirty">Whether files outside the results differed from it.</param>
public sealed record SourceCommit(string Hash, bool Dirty)
{
    /// <summary>The commit checked out in a folder; <see langword="null"/> outside a git repository.</summary>
    public static SourceCommit? Of(string folder)
    {
        var hash = ExternalProgram.Output("git", "-C", folder, "rev-parse", "--short=10", "HEAD");
        // A run writes results: they do not make what ran another version.
        var changes = ExternalProgram.Output(
            "git",
            "-C",
            folder,
            "status",
            "--porcelain",
            "--",
            ":/",
            ":(top,exclude)results"
        );
        return hash is null ? null : new(hash, Dirty: changes is not "");
    }

    /// <summary>The hash, marked when the tree was changed.</summary>
    public override string ToString() => Dirty ? $"{Hash} (changed)" : Hash;
}
