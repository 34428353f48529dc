using PreCopy.Model;

namespace PreCopy.Scenarios.Policies;

/// <summary>A real system's stop policy under the name that scenarios use.</summary>
/// <param name="Name">The name in a scenario.</param>
/// <param name="System">The system, for people.</param>
/// <param name="Policy">The rule's plain parts.</param>
/// <param name="Evidence">How the rule is known.</param>
public sealed record PolicyPreset(string Name, string System, StopPolicy Policy, Evidence Evidence)
{
    /// <summary>The system, with a mark where its rule is an estimate.</summary>
    public string Title => Evidence == Evidence.Memory ? $"{System} (estimate)" : System;
}
