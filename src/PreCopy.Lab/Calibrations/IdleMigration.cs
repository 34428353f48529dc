namespace PreCopy.Lab.Calibrations;

/// <summary>The migration of a guest that writes nothing, alone on the link.</summary>
/// <param name="MemoryBytes">The guest's memory.</param>
/// <param name="Pages">Pages sent whole.</param>
/// <param name="Bytes">Bytes of the stream.</param>
/// <param name="Seconds">From the command to the end.</param>
/// <param name="ZeroPagesAtEnd">See <see cref="Records.LabCalibration.ZeroPagesAtEnd"/>.</param>
internal sealed record IdleMigration(
    long MemoryBytes,
    long Pages,
    long Bytes,
    double Seconds,
    long ZeroPagesAtEnd
);
