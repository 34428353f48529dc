using System.Text.Json;
using PreCopy.Lab.Qemu;

namespace PreCopy.Lab.Batches;

/// <summary>One thing that QEMU said.</summary>
/// <param name="Seconds">When, from the start of the batch.</param>
/// <param name="Vm">Which migration, from 0.</param>
/// <param name="What"><c>query-migrate</c>, or the name of an event with the side that it came from.</param>
/// <param name="Data">All that it said.</param>
public sealed record TraceLine(double Seconds, int Vm, string What, JsonElement Data)
{
    /// <summary>What a trace calls QEMU's answers, between its events.</summary>
    public const string Polled = "query-migrate";

    /// <summary>What such an answer says; <see langword="null"/> of an event.</summary>
    public MigrationStatus? Status() => What == Polled ? MigrationStatus.Parse(Data) : null;
}
