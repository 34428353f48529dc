namespace PreCopy.Benchmarks.Race;

/// <summary>One way to do what the others of its case do too.</summary>
/// <param name="Name">Its name in the table: the kernel's, the native peer's or the engine's.</param>
/// <param name="Operations">What a pass computes, in migrations or events: times are per one of these.</param>
/// <param name="Pass">Computes them once.</param>
public sealed record Contender(string Name, long Operations, Action Pass)
{
    /// <summary>Has the compiler see the code often: calls every method in it <see cref="Race.WarmUp.Calls"/> times.</summary>
    public Action WarmUp { get; init; } = Pass;
}
