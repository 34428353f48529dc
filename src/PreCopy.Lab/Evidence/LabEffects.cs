namespace PreCopy.Lab.Evidence;

/// <summary>What of the real system a prediction takes into account; leaving one out shows what it is worth.</summary>
public sealed record LabEffects
{
    /// <summary>All of them: what the lab's predictions are made with.</summary>
    public static LabEffects All { get; } = new();

    /// <summary>The bytes that QEMU puts before every page; without them a page takes only its own.</summary>
    public bool PageHeader { get; init; } = true;

    /// <summary>Pages of zeros cost next to nothing; without it the whole memory is sent.</summary>
    public bool NonZeroPages { get; init; } = true;

    /// <summary>A guest dirties at most its working set; without it at most its whole memory.</summary>
    public bool WorkingSetCap { get; init; } = true;

    /// <summary>What a migration takes beyond its pages: the set-up, the devices' state, the marks for zero pages.</summary>
    public bool FixedCost { get; init; } = true;

    /// <summary>Bytes that wait in the socket when the guest is paused, and go before the rest.</summary>
    public bool SocketQueue { get; init; } = true;

    /// <summary>QEMU looks before a round is sent whole (<see cref="QemuLooks"/>).</summary>
    public bool LooksInsideRounds { get; init; } = true;
}
