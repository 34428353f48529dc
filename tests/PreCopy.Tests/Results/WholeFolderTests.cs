using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class WholeFolderTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    private string Target => _files.PathOf("target");

    [Fact]
    public void A_folder_takes_the_place_of_the_one_before()
    {
        WholeFolder.Write(Target, path => File.WriteAllText(Path.Combine(path, "old"), "1"));
        WholeFolder.Write(Target, path => File.WriteAllText(Path.Combine(path, "new"), "2"));

        Assert.Equal([Path.Combine(Target, "new")], Directory.GetFiles(Target));
        Assert.Single(Directory.GetDirectories(_files.Folder));
    }

    [Fact]
    public void A_failure_leaves_what_was_there_and_nothing_else()
    {
        WholeFolder.Write(Target, path => File.WriteAllText(Path.Combine(path, "old"), "1"));

        Assert.Throws<InvalidOperationException>(() =>
            WholeFolder.Write(
                Target,
                path =>
                {
                    File.WriteAllText(Path.Combine(path, "new"), "2");
                    throw new InvalidOperationException();
                }
            )
        );

        Assert.Equal([Path.Combine(Target, "old")], Directory.GetFiles(Target));
        Assert.Single(Directory.GetDirectories(_files.Folder));
    }

    [Fact]
    public void A_new_folder_that_fails_leaves_none()
    {
        Assert.Throws<InvalidOperationException>(() =>
            WholeFolder.Write(Target, _ => throw new InvalidOperationException())
        );

        Assert.Empty(Directory.GetDirectories(_files.Folder));
    }

    public void Dispose() => _files.Dispose();
}
