namespace PreCopy.Lab.Evidence;

/// <summary>What a VM still had to send at an instant.</summary>
/// <param name="Vm">Which, from 0.</param>
/// <param name="Seconds">When, from the start of the batch.</param>
/// <param name="Bytes">Bytes of memory.</param>
public readonly record struct RemainingPoint(int Vm, double Seconds, double Bytes);
