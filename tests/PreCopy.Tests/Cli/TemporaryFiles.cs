namespace PreCopy.Tests.Cli;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("precopy-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text) =>
        Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
