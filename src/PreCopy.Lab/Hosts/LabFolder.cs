using System.Diagnostics;
using System.Security.Cryptography;

namespace PreCopy.Lab.Hosts;

/// <summary>A lab's folder as it lies on the disk: whose it is, which processes belong to it, and how to remove it with them.</summary>
/// <param name="Path">Where it is.</param>
internal sealed record LabFolder(string Path)
{
    private const string Prefix = "precopy-lab-";
    private const string OwnerFile = "owner";
    private const int MarkLength = 8;

    // What a process was started with cannot be changed or lost, and no number is reused between reading and killing.
    private const string Variable = "PRECOPY_LAB_FOLDER";

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
        Directory
            .GetDirectories(root, $"{Prefix}*")
            .Select(path => new LabFolder(path))
            .Where(folder =>
                folder.Mark.Length == MarkLength && folder.Mark.All(char.IsAsciiHexDigitLower)
            );

    /// <summary>Makes one for this process, which nobody else may read.</summary>
    public static LabFolder Create(string root)
    {
        if (!OperatingSystem.IsLinux())
            throw new LabException("the lab runs on Linux only");
        var mark = RandomNumberGenerator.GetHexString(MarkLength, lowercase: true);
        var folder = new LabFolder(System.IO.Path.Combine(root, $"{Prefix}{mark}"));
        const UnixFileMode own =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(folder.Path, own);
        folder.Write(OwnerFile, ProcessIdentity.Own);
        return folder;
    }

    /// <summary>Marks a process to be started as one that goes with the folder.</summary>
    public void Claim(ProcessStartInfo start) => start.Environment[Variable] = Path;

    /// <summary>Kills the processes that go with it, deletes it, and says what was removed, a line each.</summary>
    public IReadOnlyList<string> Remove()
    {
        var killed = Process.GetProcesses().Where(Kill).Select(process => $"process {process.Id}");
        List<string> removed = [.. killed, Path];
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        return removed;
    }

    private static ProcessIdentity? Read(string file) =>
        File.Exists(file) ? ProcessIdentity.Parse(File.ReadAllText(file)) : null;

    private void Write(string name, ProcessIdentity identity) =>
        File.WriteAllText(System.IO.Path.Combine(Path, name), identity.ToString());

    private bool Kill(Process process)
    {
        if (!IsClaimed(process.Id))
            return false;
        process.Kill();
        return SpinWait.SpinUntil(() => ProcessIdentity.Of(process.Id) is null, KillGrace);
    }

    private bool IsClaimed(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ")
                .Split('\0')
                .Contains($"{Variable}={Path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
