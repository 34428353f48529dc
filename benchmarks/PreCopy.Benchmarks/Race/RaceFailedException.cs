namespace PreCopy.Benchmarks.Race;

/// <summary>A launch of a race ended badly; the message is the last thing it said.</summary>
public sealed class RaceFailedException(string message) : Exception(message);
