using System.Text;

namespace PreCopy.Results;

/// <summary>Writes a file whole or not at all: into a neighbour first, which then takes the file's name.</summary>
public static class WholeFile
{
    private static readonly UTF8Encoding Utf8WithoutMark = new(
        encoderShouldEmitUTF8Identifier: false
    );

    /// <summary>Writes text as UTF-8, as it stands; missing folders are made.</summary>
    /// <exception cref="IOException">The folder or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(Utf8WithoutMark.GetBytes(text)));

    /// <summary>Writes what <paramref name="write"/> puts into the stream; when it throws, nothing is left behind.</summary>
    /// <exception cref="IOException">The folder or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var neighbour = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            using (var stream = File.Create(neighbour))
                write(stream);
            File.Move(neighbour, target, overwrite: true);
        }
        catch
        {
            File.Delete(neighbour);
            throw;
        }
    }
}
