using PreCopy.Scenarios;

namespace PreCopy.Cli;

/// <summary>Where a verb reads from: a file, or standard input for <c>-</c>.</summary>
internal sealed class InputSource(string path)
{
    /// <summary>The most bytes read at once: a scenario of a million entries needs a fifth.</summary>
    public const int MostBytes = 1 << 30;

    private bool IsStandardInput => path == "-";

    /// <summary>What messages call it.</summary>
    public string Name => IsStandardInput ? "standard input" : path;

    /// <summary>Opens it for reading.</summary>
    /// <exception cref="InputException">It cannot be opened; the message says why.</exception>
    public Stream Open()
    {
        if (IsStandardInput)
            return Console.OpenStandardInput();
        if (Directory.Exists(path))
            throw new InputException("a directory; name a file, or - for standard input").In(Name);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        }
        catch (Exception exception)
            when (exception
                    is FileNotFoundException
                        or DirectoryNotFoundException
                        or ArgumentException
            )
        {
            throw new InputException("no such file; name a file, or - for standard input").In(Name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot be read: {exception.Message}", exception).In(Name);
        }
    }

    /// <summary>All of it.</summary>
    /// <exception cref="InputException">It cannot be read, or is larger than <see cref="MostBytes"/>.</exception>
    public ReadOnlyMemory<byte> ReadAll()
    {
        using var stream = Open();
        using var read = new MemoryStream();
        var chunk = new byte[1 << 16];
        try
        {
            for (int count; (count = stream.Read(chunk)) > 0; read.Write(chunk, 0, count))
            {
                if (read.Length + count > MostBytes)
                    throw new InputException("larger than 1 GiB, the limit").In(Name);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot be read: {exception.Message}", exception).In(Name);
        }

        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }
}
