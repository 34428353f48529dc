namespace PreCopy.Benchmarks.Race;

/// <summary>Contenders that run in alternation.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Size">Migrations in a batch, or VMs at once.</param>
/// <param name="Contenders">Who runs.</param>
public sealed record RaceCase(string Name, int Size, IReadOnlyList<Contender> Contenders);
