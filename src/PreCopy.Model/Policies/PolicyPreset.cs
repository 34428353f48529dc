namespace PreCopy.Model.Policies;

/// <summary>A real system's stop policy under the name that scenarios use.</summary>
/// <param name="Name">The name in a scenario.</param>
/// <param name="System">The system, for people.</param>
/// <param name="Policy">Its parts.</param>
/// <param name="Evidence">How the policy is known.</param>
/// <param name="Source">Where it was read, and what it says there; one line.</param>
/// <param name="Concurrency">How many migrations the system runs at once unless it is told otherwise, in words.</param>
public sealed record PolicyPreset(
    string Name,
    string System,
    StopPolicy Policy,
    Evidence Evidence,
    string Source,
    string Concurrency
)
{
    /// <summary>The system, with a mark where its policy is an estimate.</summary>
    public string Title => Evidence == Evidence.Memory ? $"{System} (estimate)" : System;
}
