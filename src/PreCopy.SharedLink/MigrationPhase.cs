namespace PreCopy.SharedLink;

/// <summary>The steps of a VM through its slot.</summary>
internal enum MigrationPhase : byte
{
    Waiting,
    Setup,
    Live,
    Paused,
    Switchover,
    PostCopySwitchover,
    PostCopy,
    Done,
}
