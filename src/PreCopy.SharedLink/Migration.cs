using PreCopy.Model;

namespace PreCopy.SharedLink;

/// <summary>Where one VM of a simulation stands.</summary>
internal struct Migration
{
    public MigrationPhase Phase;
    public Outcome Outcome;

    /// <summary>Bytes pending as the transfer under way began: a round's, or those of the first round of a leap.</summary>
    public double Left;

    /// <summary>What a live round sends of these: all, but for a look inside it.</summary>
    public double Round;

    /// <summary>The rate for which <see cref="Round"/> was found, in bytes/s.</summary>
    public double RoundRate;

    /// <summary>Bytes sent before that transfer.</summary>
    public double Sent;

    /// <summary>Live rounds that have ended.</summary>
    public double Rounds;

    /// <summary>When the transfer began, in seconds.</summary>
    public double RoundStart;

    /// <summary>The rounds that the transfer stands for; 1 round when it is no leap.</summary>
    public RoundLeap Leap;

    /// <summary>The VM's place in the list of those that leap, or −1.</summary>
    public int LeapPosition;

    /// <summary>The VM's place in the list of those that copy.</summary>
    public int CopyPosition;

    public double Start;
    public double End;
    public double Downtime;

    /// <summary>How long what was left took after a switch, in seconds.</summary>
    public double PostCopySeconds;
}
