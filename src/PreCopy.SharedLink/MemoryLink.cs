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

    /// <summary>The share of every capacity that migrations get.</summary>
    public double Usable { get; private set; }

    /// <summary>What migrations get of the bandwidth, in bytes of memory per second.</summary>
    public readonly double UsableBytesPerSecond => Settings.BandwidthBytesPerSecond * Usable;

    /// <param name="settings">The settings.</param>
    /// <param name="usable">The share of the bandwidth that migrations get, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">A setting out of its range.</exception>
    public void Read(LinkSettings settings, double usable)
    {
        Use(usable);
        if (settings == (object?)_given)
            return;
        settings.Validate();
        Convert(settings);
    }

    /// <summary>Reads settings whose bandwidth may be +infinity: a fabric that sets no limit.</summary>
    /// <exception cref="ArgumentException">A setting out of its range.</exception>
    public void ReadFabric(LinkSettings settings, double usable)
    {
        Use(usable);
        if (settings == (object?)_given)
            return;
        settings.ValidateFabric();
        Convert(settings);
    }

    private void Use(double usable)
    {
        if (!(usable > 0 && usable <= 1))
            throw new ArgumentException(
                "the usable share must be above 0 and at most 1",
                nameof(usable)
            );
        Usable = usable;
    }

    private void Convert(LinkSettings settings)
    {
        Ratio = settings.MemoryRatio;
        Settings = settings is { Channels: 1, Compression: null }
            ? settings
            : settings with
            {
                BandwidthBytesPerSecond = settings.BandwidthBytesPerSecond * Ratio,
                StreamCapBytesPerSecond = settings.MigrationCapBytesPerSecond,
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
