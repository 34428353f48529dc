namespace PreCopy.Lab.Plans;

/// <summary>One batch of a study.</summary>
/// <param name="Case">Of which kind.</param>
/// <param name="Repetition">Which one of its kind, from 1.</param>
public sealed record LabStep(LabCase Case, int Repetition)
{
    /// <summary>Its name, unique in a study: <c>n2-d0.25-concurrent-3</c>.</summary>
    public string Name => $"{Case.Name}-{Repetition}";
}
