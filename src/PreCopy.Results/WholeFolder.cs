namespace PreCopy.Results;

/// <summary>Writes a folder whole or not at all: into a neighbour first, which then takes the folder's name.</summary>
public static class WholeFolder
{
    /// <summary>Makes the folder of what <paramref name="fill"/> puts into the one it is given; when it throws, all is as it was.</summary>
    /// <remarks>A folder of that name is replaced.</remarks>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, Action<string> fill)
    {
        var target = Path.GetFullPath(path);
        var neighbour = $"{target}.{Path.GetRandomFileName()}";
        var replaced = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            Directory.CreateDirectory(neighbour);
            fill(neighbour);
            if (Directory.Exists(target))
                Directory.Move(target, replaced);
            Directory.Move(neighbour, target);
        }
        catch
        {
            if (Directory.Exists(neighbour))
                Directory.Delete(neighbour, recursive: true);
            if (Directory.Exists(replaced))
                Directory.Move(replaced, target);
            throw;
        }
        if (Directory.Exists(replaced))
            Directory.Delete(replaced, recursive: true);
    }
}
