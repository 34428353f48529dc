using System.Text.Json;

namespace PreCopy.Lab.Qemu;

/// <summary>Something that QEMU tells unasked.</summary>
/// <param name="Name">Which: <c>STOP</c>, <c>RESUME</c>, <c>MIGRATION</c>…</param>
/// <param name="Data">What belongs to it; undefined when nothing does.</param>
/// <param name="QemuSeconds">QEMU's own time stamp, in seconds since 1970.</param>
/// <param name="ArrivedTicks">When it was read here, on the clock of <see cref="System.Diagnostics.Stopwatch"/>.</param>
public sealed record QmpEvent(string Name, JsonElement Data, double QemuSeconds, long ArrivedTicks);
