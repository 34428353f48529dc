using System.ComponentModel;
using System.Diagnostics;
using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class SourceCommitTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    [Fact]
    public void Changed_results_leave_a_commit_clean_and_changed_sources_do_not()
    {
        Assert.SkipUnless(Git("init", "-q"), "git is not installed");
        Directory.CreateDirectory(_files.PathOf("results"));
        Directory.CreateDirectory(_files.PathOf("src"));
        _files.Write("src/a.cs", "a");
        Git("add", ".");
        Git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a");

        var clean = SourceCommit.Of(_files.Folder)!;
        _files.Write("results/README.md", "x");
        var withResults = SourceCommit.Of(_files.PathOf("src"))!;
        _files.Write("src/a.cs", "b");
        var changed = SourceCommit.Of(_files.PathOf("results"))!;

        Assert.Matches("^[0-9a-f]{10}$", clean.ToString());
        Assert.Equal(clean, withResults);
        Assert.Equal(clean with { Dirty = true }, changed);
        Assert.Equal($"{clean.Hash} (changed)", changed.ToString());
    }

    public void Dispose() => _files.Dispose();

    private bool Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start("git", ["-C", _files.Folder, .. arguments]);
            git.WaitForExit();
            return git.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
