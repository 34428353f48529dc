using System.Diagnostics;

namespace PreCopy.Lab.Hosts;

/// <summary>A lab's folder as it lies on the disk: whose it is, which processes were started for it, and how to remove it with them.</summary>
/// <param name="Path">Where it is.</param>
internal sealed record LabFolder(string Path)
{
    private const string Prefix = "precopy-lab-";
    private const string OwnerFile = "owner";
    private const string ChildPrefix = "child-";

    // The instant between the making of a folder and its owner's name; a lab may have been killed in it.
    private static readonly TimeSpan Unnamed = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KillGrace = TimeSpan.FromSeconds(5);

    /// <summary>The random part of its name.</summary>
    public string Mark => System.IO.Path.GetFileName(Path)[Prefix.Length..];

    /// <summary>Whether the lab that made it is gone.</summary>
    public bool IsAbandoned =>
        Read(System.IO.Path.Combine(Path, OwnerFile)) is { } owner
            ? !owner.Lives
            : DateTime.UtcNow - Directory.GetLastWriteTimeUtc(Path) > Unnamed;

    /// <summary>The labs' folders below a folder.</summary>
    public static IEnumerable<LabFolder> In(string root) =>
        Directory.GetDirectories(root, $"{Prefix}*").Select(path => new LabFolder(path));

    /// <summary>Makes one for this process, which nobody else may read.</summary>
    public static LabFolder Create(string root, string mark)
    {
        if (!OperatingSystem.IsLinux())
            throw new LabException("the lab runs on Linux only");
        var folder = new LabFolder(System.IO.Path.Combine(root, $"{Prefix}{mark}"));
        const UnixFileMode own =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(folder.Path, own);
        folder.Write(OwnerFile, ProcessIdentity.Own);
        return folder;
    }

    /// <summary>Notes a process that is to go with the folder.</summary>
    public void Add(int child)
    {
        if (ProcessIdentity.Of(child) is { } identity)
            Write($"{ChildPrefix}{child}", identity);
    }

    /// <summary>Kills the noted processes that still live and deletes the folder.</summary>
    /// <returns>What was removed, a line each.</returns>
    public IReadOnlyList<string> Remove()
    {
        var removed = new List<string>();
        foreach (var file in Directory.GetFiles(Path, $"{ChildPrefix}*"))
            if (Read(file) is { Lives: true } child && Names(child.Id) && Kill(child.Id))
                removed.Add($"process {child.Id}");
        Directory.Delete(Path, recursive: true);
        return [.. removed, Path];
    }

    private static ProcessIdentity? Read(string file) =>
        File.Exists(file) ? ProcessIdentity.Parse(File.ReadAllText(file)) : null;

    private void Write(string name, ProcessIdentity identity) =>
        File.WriteAllText(System.IO.Path.Combine(Path, name), identity.ToString());

    private bool Names(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Contains(Path, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            return process.WaitForExit(KillGrace);
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
