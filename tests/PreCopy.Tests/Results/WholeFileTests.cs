using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    [Fact]
    public void A_file_is_replaced_and_nothing_else_is_left()
    {
        var path = _files.Write("x.txt", "old");

        WholeFile.WriteText(path, "new\n");

        Assert.Equal("new\n", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_files.Folder));
    }

    [Fact]
    public void When_writing_fails_the_old_file_stands_and_nothing_else_is_left()
    {
        var path = _files.Write("x.txt", "old");

        Assert.Throws<InvalidOperationException>(() =>
            WholeFile.Write(
                path,
                stream =>
                {
                    stream.WriteByte(1);
                    throw new InvalidOperationException();
                }
            )
        );

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_files.Folder));
    }

    [Fact]
    public void A_folder_in_the_way_is_an_input_output_error_and_leaves_nothing()
    {
        var path = _files.PathOf("taken");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<Exception>(() => WholeFile.WriteText(path, "x"));

        Assert.Equal([path], Directory.GetFileSystemEntries(_files.Folder));
    }

    public void Dispose() => _files.Dispose();
}
