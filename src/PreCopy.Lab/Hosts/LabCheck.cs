namespace PreCopy.Lab.Hosts;

/// <summary>Something that the lab uses, and whether this machine has it.</summary>
/// <param name="Name">What.</param>
/// <param name="IsThere">Whether it is there and does.</param>
/// <param name="IsNeeded">Whether no lab runs without it.</param>
/// <param name="Found">What was found, or what is missing and what for.</param>
/// <param name="Remedy">The command that installs it; <see langword="null"/> when it is there or no command helps.</param>
public sealed record LabCheck(
    string Name,
    bool IsThere,
    bool IsNeeded,
    string Found,
    string? Remedy = null
);
