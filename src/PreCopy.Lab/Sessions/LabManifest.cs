using System.Text.Json.Serialization;
using PreCopy.Lab.Records;
using PreCopy.Results;

namespace PreCopy.Lab.Sessions;

/// <summary>Where, when and how the batches of a study were run, and what was calibrated before.</summary>
public sealed record LabManifest
{
    /// <summary>When the study began, in UTC.</summary>
    public required DateTime DateUtc { get; init; }

    /// <summary>The command that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>The plan's name.</summary>
    public required string Plan { get; init; }

    /// <summary>The seed of the order of its batches.</summary>
    public required int Seed { get; init; }

    /// <summary>How often each case is run.</summary>
    public required int Repetitions { get; init; }

    /// <summary>The kind of link.</summary>
    public required LinkKind Link { get; init; }

    /// <summary>What it carries of the streams' bytes, in bytes/s.</summary>
    public required double LinkBytesPerSecond { get; init; }

    /// <summary>What runs the guests: <c>tcg</c> or <c>kvm</c>.</summary>
    public required string Accelerator { get; init; }

    /// <summary>The commit; <see langword="null"/> outside a git repository.</summary>
    public required SourceCommit? Commit { get; init; }

    /// <summary>The .NET SDK's version; <see langword="null"/> when unknown.</summary>
    public required string? Sdk { get; init; }

    /// <summary>The machine and runtime.</summary>
    public required Machine Machine { get; init; }

    /// <summary>The release of the machine's kernel.</summary>
    public required string Kernel { get; init; }

    /// <summary>QEMU's version, as it says it.</summary>
    public required string QemuVersion { get; init; }

    /// <summary>What was measured apart, before the first batch.</summary>
    public required LabCalibration Calibration { get; init; }

    /// <summary>What all of its batches have in common.</summary>
    [JsonIgnore]
    public LabSetting Setting =>
        new(Plan, Seed, Link, LinkBytesPerSecond, Accelerator, QemuVersion, Machine);

    /// <summary>The manifest of a study that begins now.</summary>
    /// <param name="setting">What its batches have in common.</param>
    /// <param name="repetitions">How often each case is run.</param>
    /// <param name="repository">The repository's folder, asked for its commit.</param>
    /// <param name="command">The command that repeats the study.</param>
    /// <param name="calibration">What was measured before.</param>
    public static LabManifest Now(
        LabSetting setting,
        int repetitions,
        string repository,
        string command,
        LabCalibration calibration
    ) =>
        new()
        {
            DateUtc = DateTime.UtcNow,
            Command = command,
            Plan = setting.Plan,
            Seed = setting.Seed,
            Repetitions = repetitions,
            Link = setting.Link,
            LinkBytesPerSecond = setting.LinkBytesPerSecond,
            Accelerator = setting.Accelerator,
            Commit = SourceCommit.Of(repository),
            Sdk = ExternalProgram.Output("dotnet", "--version"),
            Machine = setting.Machine,
            Kernel = File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
            QemuVersion = setting.QemuVersion,
            Calibration = calibration,
        };

    /// <summary>Reads a manifest; <see langword="null"/> when there is no file.</summary>
    /// <exception cref="InvalidDataException">It is not a manifest of the lab.</exception>
    public static LabManifest? Load(string path) =>
        File.Exists(path) ? Parse(File.ReadAllText(path), path) : null;

    /// <summary>Reads text; <paramref name="source"/> names it in messages.</summary>
    /// <exception cref="InvalidDataException">It is not a manifest of the lab.</exception>
    public static LabManifest Parse(string text, string source) =>
        JsonText.Parse<LabManifest>(text, source);

    /// <summary>Writes the file whole or not at all.</summary>
    public void Save(string path) => JsonText.Save(this, path);
}
