using System.Text.RegularExpressions;
using PreCopy.Results;

namespace PreCopy.Lab.Qemu;

/// <summary>An installed QEMU.</summary>
/// <param name="Path">Where its program is.</param>
/// <param name="Version">Its version, as it says itself.</param>
public sealed partial record QemuBinary(string Path, Version Version)
{
    /// <summary>The program's name.</summary>
    public const string Program = "qemu-system-x86_64";

    /// <summary>The environment variable that names another program than the one on PATH.</summary>
    public const string EnvironmentVariable = "PRECOPY_QEMU";

    /// <summary>The first line of what it says of itself, its version among it.</summary>
    public string Words { get; init; } = $"{Version}";

    /// <summary>The QEMU that the environment names, otherwise the first on PATH; <see langword="null"/> when there is none, or none that says its version.</summary>
    public static QemuBinary? Find() =>
        Wanted() is { } path
        && ExternalProgram.Output(path, "--version") is { } words
        && VersionWords().Match(words) is { Success: true } match
            ? new(path, Version.Parse(match.Groups[1].ValueSpan))
            {
                Words = words.Split('\n')[0].Trim(),
            }
            : null;

    private static string? Wanted() =>
        Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } forced
            ? forced
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => System.IO.Path.Combine(folder, Program))
                .FirstOrDefault(File.Exists);

    [GeneratedRegex(@"version (\d+\.\d+(\.\d+)?)")]
    private static partial Regex VersionWords();
}
