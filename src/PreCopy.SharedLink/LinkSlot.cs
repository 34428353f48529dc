using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

/// <summary>A VM in its slot of the <see cref="VirtualTimeEngine{TCurve}"/>, and what follows its transfer under way.</summary>
internal struct LinkSlot<TCurve>
    where TCurve : struct, IDirtyCurve
{
    public TCurve Dirty;
    public double Weight;

    /// <summary>Bytes beyond which the policy forces the pause.</summary>
    public double MaxBytes;

    /// <summary>The rate while the members stay as they are, in bytes/s.</summary>
    public double Rate;

    /// <summary>Bytes written for each that is sent at that rate.</summary>
    public double WrittenPerSent;

    /// <summary>Bytes of the transfer under way, and those sent before it.</summary>
    public double Left;
    public double Sent;

    /// <summary>Live rounds that have ended.</summary>
    public double Rounds;

    /// <summary>When the transfer began, in seconds.</summary>
    public double RoundStart;

    /// <summary>Bytes of the transfer after this round.</summary>
    public double Following;

    /// <summary>Why that transfer is the paused send, and the one under way; 0 for a live round.</summary>
    public StopReasons NextStop;
    public StopReasons Stop;

    public MigrationPhase Phase;
    public int Vm;
    public double Start;
    public double DowntimeSeconds;
}
