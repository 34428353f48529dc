namespace PreCopy.Model.Observations;

/// <summary>One live round of a migration, as its progress reports tell it.</summary>
/// <param name="Seconds">How long it ran, from one look at the dirty pages to the next; above 0.</param>
/// <param name="SentBytes">What it sent on the wire.</param>
/// <param name="DirtiedBytes">What the look at its end found dirtied in it.</param>
/// <param name="IsThrottled">The hypervisor held the guest back meanwhile: what it dirtied is not what it would have.</param>
public readonly record struct ObservedRound(
    double Seconds,
    double SentBytes,
    double DirtiedBytes,
    bool IsThrottled
);
