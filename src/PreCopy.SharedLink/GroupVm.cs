namespace PreCopy.SharedLink;

/// <summary>A VM of as many groups as there are lanes.</summary>
internal struct GroupVm<TLanes>
    where TLanes : struct
{
    /// <summary>When the transfer under way ends, in virtual time; +infinity when the VM has left the link.</summary>
    public TLanes Tag;

    /// <summary>Bytes of that transfer; in the end the seconds of the paused send.</summary>
    public TLanes Left;

    /// <summary>Bytes sent before it.</summary>
    public TLanes Sent;

    /// <summary>Live rounds that have ended.</summary>
    public TLanes Rounds;

    /// <summary>When the transfer began, in seconds; in the end when the paused send had ended.</summary>
    public TLanes Start;

    /// <summary>0 while the VM runs; how it was paused afterwards.</summary>
    public TLanes State;

    public TLanes Weight;
    public TLanes DirtyRate;
    public TLanes WorkingSet;

    /// <summary>The lanes whose step is this VM's.</summary>
    public TLanes IsChosen;
}
