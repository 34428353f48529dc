using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Run;

/// <summary>The folder that results are written to.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder if need be, and sees that it can be written before minutes of work go into it.</summary>
    /// <exception cref="InputException">It is a file, or may not be written.</exception>
    public static ResultsFolder Open(string path)
    {
        if (path.Length == 0)
            throw new InputException("--out: an empty name; name a folder");
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            throw new InputException($"--out {path}: a file; name a folder");
        try
        {
            Directory.CreateDirectory(full);
            var probe = Path.Combine(full, Path.GetRandomFileName());
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"--out {path}: cannot be written: {exception.Message}",
                exception
            );
        }
        return new(full);
    }
}
