using System.ComponentModel;
using System.Diagnostics;

namespace PreCopy.Lab.Hosts;

/// <summary>
/// A lab's own place on the machine: a fresh folder for its sockets and files, and the processes it started. Disposing
/// of it removes both, and so does the orderly end of this program; after a killed lab <see cref="CleanUp(Action{string})"/> does.
/// </summary>
public sealed class LabSpace : IDisposable
{
    // A Unix socket's path has at most 107 bytes, of which the folder's name and the file's need some 40.
    private const int LongestRoot = 60;

    private readonly LabFolder _folder;
    private bool _isDisposed;

    /// <summary>Makes a fresh folder below the system's temporary one.</summary>
    /// <exception cref="LabException">It cannot be made.</exception>
    public LabSpace()
        : this(Root) { }

    internal LabSpace(string root)
    {
        try
        {
            _folder = LabFolder.Create(root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException(
                $"the lab cannot make its folder in {root}: {exception.Message}",
                exception
            );
        }
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The folder: short enough for the paths of Unix sockets in it.</summary>
    public string Folder => _folder.Path;

    /// <summary>The random part of the folder's name; whatever else of the machine the lab uses carries it in its own.</summary>
    public string Mark => _folder.Mark;

    private static string Root =>
        Path.GetTempPath() is { Length: <= LongestRoot } temporary ? temporary : "/tmp";

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Starts a process that goes when the space goes, with all that it starts itself.</summary>
    /// <exception cref="LabException">There is no such program, or it may not be run.</exception>
    public Process Start(ProcessStartInfo start)
    {
        _folder.Claim(start);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new LabException(
                $"'{start.FileName}' cannot be started: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Kills the processes started here that still live, and deletes the folder.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        _folder.Remove();
    }

    /// <summary>
    /// Removes what killed labs left behind: their folders and the processes they had started. Folders of labs that
    /// still run, and of other users, stay.
    /// </summary>
    /// <param name="removeNetwork">Is given the mark of each such lab, to remove what carries it of the network.</param>
    /// <returns>What was removed, a line each.</returns>
    public static IReadOnlyList<string> CleanUp(Action<string>? removeNetwork = null) =>
        CleanUp(Root, removeNetwork);

    internal static IReadOnlyList<string> CleanUp(string root, Action<string>? removeNetwork) =>
        [.. LabFolder.In(root).SelectMany(folder => CleanUp(folder, removeNetwork))];

    // Another lab may be cleaning up as well, and another user's folder cannot be read.
    private static IReadOnlyList<string> CleanUp(LabFolder folder, Action<string>? removeNetwork)
    {
        try
        {
            if (!folder.IsAbandoned)
                return [];
            removeNetwork?.Invoke(folder.Mark);
            return folder.Remove();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void OnExit(object? sender, EventArgs arguments) => Dispose();
}
