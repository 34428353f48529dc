namespace PreCopy.SharedLink;

/// <summary>
/// Settings as the engines count: bytes of memory through a single channel. Compression with a ratio of c makes the link c
/// times as fast, and only <see cref="VmResult.BytesSent"/> is turned back into bytes on the wire.
/// </summary>
internal struct MemoryLink
{
    // Settings cannot change: those of the batch before need no second look.
    private LinkSettings? _given;

    /// <summary>The settings without channels and compression: those read, where they have neither.</summary>
    public LinkSettings Settings { get; private set; }

    /// <summary>Bytes of memory for each byte on the wire.</summary>
    public double Ratio { get; private set; }

    /// <exception cref="ArgumentException">A setting out of its range.</exception>
    public void Read(LinkSettings settings)
    {
        if (settings == (object?)_given)
            return;
        settings.Validate();
        Convert(settings);
    }

    /// <summary>Reads settings whose bandwidth may be +infinity: a fabric that sets no limit.</summary>
    /// <exception cref="ArgumentException">A setting out of its range.</exception>
    public void ReadFabric(LinkSettings settings)
    {
        if (settings == (object?)_given)
            return;
        settings.ValidateFabric();
        Convert(settings);
    }

    private void Convert(LinkSettings settings)
    {
        Ratio = settings.Compression?.Ratio ?? 1;
        Settings = settings is { Channels: 1, Compression: null }
            ? settings
            : settings with
            {
                BandwidthBytesPerSecond = settings.BandwidthBytesPerSecond * Ratio,
                StreamCapBytesPerSecond = Math.Min(
                    settings.StreamCapBytesPerSecond * settings.Channels * Ratio,
                    settings.Compression?.MemoryBytesPerSecond ?? double.PositiveInfinity
                ),
                Channels = 1,
                Compression = null,
            };
        _given = settings;
    }

    /// <summary>Turns bytes of memory into bytes on the wire.</summary>
    public readonly void ToWire(Span<VmResult> results)
    {
        if (Ratio == 1)
            return;
        foreach (ref var result in results)
            result = result with { BytesSent = result.BytesSent / Ratio };
    }
}
