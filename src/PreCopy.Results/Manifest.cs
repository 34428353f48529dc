namespace PreCopy.Results;

/// <summary>Where, when and how the measurements of a folder of results were taken.</summary>
public sealed record Manifest
{
    /// <summary>The seed of every generated workload.</summary>
    public const int WorkloadSeed = 20_260_101;

    /// <summary>When the run began, in UTC.</summary>
    public required DateTime DateUtc { get; init; }

    /// <summary>The command that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>The benchmark job: <c>dry</c>, <c>short</c> or <c>full</c>.</summary>
    public required string Job { get; init; }

    /// <summary>The seed of the generated workloads.</summary>
    public int Seed { get; init; } = WorkloadSeed;

    /// <summary>The commit; <see langword="null"/> outside a git repository.</summary>
    public required SourceCommit? Commit { get; init; }

    /// <summary>The .NET SDK's version; <see langword="null"/> when unknown.</summary>
    public required string? Sdk { get; init; }

    /// <summary>The machine and runtime.</summary>
    public required Machine Machine { get; init; }

    /// <summary>The manifest of a run that begins now.</summary>
    /// <param name="repository">The repository's folder, asked for its commit and SDK.</param>
    /// <param name="command">The command that repeats the run.</param>
    /// <param name="job">The benchmark job.</param>
    public static Manifest Now(string repository, string command, string job) =>
        new()
        {
            DateUtc = DateTime.UtcNow,
            Command = command,
            Job = job,
            Commit = SourceCommit.Of(repository),
            Sdk = ExternalProgram.Output("dotnet", "--version"),
            Machine = Machine.Current,
        };

    /// <summary>Reads a manifest; <see langword="null"/> when there is no file.</summary>
    /// <exception cref="InvalidDataException">It is not a manifest.</exception>
    public static Manifest? Load(string path) =>
        File.Exists(path) ? JsonText.Parse<Manifest>(File.ReadAllText(path), path) : null;

    /// <summary>Writes the file whole or not at all.</summary>
    public void Save(string path) => JsonText.Save(this, path);

    /// <summary>Whether measurements under the other manifest stand beside these: same machine, runtime, job and seed.</summary>
    public bool IsComparableWith(Manifest other) =>
        Machine == other.Machine && Job == other.Job && Seed == other.Seed;
}
