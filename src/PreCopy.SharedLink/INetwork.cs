namespace PreCopy.SharedLink;

/// <summary>
/// What migrations go through: who may start, and at what rate each of them copies. Members are VMs by their index; the
/// present instant is that of the last <see cref="AdvanceTo"/>.
/// </summary>
internal interface INetwork
{
    /// <summary>Whether a slot that comes free is taken before anything else happens at that instant.</summary>
    static abstract bool AdmitsAtOnce { get; }

    /// <summary>Begins a simulation of so many VMs.</summary>
    void Begin(in MemoryLink link, int count);

    /// <summary>The next VM in order that may have a slot now, and has it from now on.</summary>
    bool TryAdmit(out int vm);

    /// <summary>Gives back the slot of a VM.</summary>
    void Free(int vm);

    /// <summary>When VMs that wait for a time rather than for a slot may have one; +infinity when none do.</summary>
    double NextOpening { get; }

    /// <summary>Begins to share; the rates are right after the next <see cref="ApplyRates"/>.</summary>
    void Join(int member, double weight, double bytes);

    /// <summary>Ends sharing.</summary>
    void Leave(int member);

    /// <summary>Gives a member its next transfer, begun now; +infinity bytes never end.</summary>
    void Send(int member, double bytes);

    /// <summary>The member's rate since the last <see cref="ApplyRates"/>, in bytes/s.</summary>
    double RateOf(int member);

    /// <summary>Whether the member's rate has been what it is since it began a transfer at <paramref name="since"/>.</summary>
    bool IsConstantSince(int member, double since);

    /// <summary>Bytes of the member's present transfer sent by now; only while no rate has changed since it began.</summary>
    double SentOf(int member);

    /// <summary>Bytes of the member's present transfer still to send.</summary>
    double LeftOf(int member);

    /// <summary>When the next transfer ends, in seconds; +infinity when none does.</summary>
    double FindNextEnd();

    /// <summary>Lets time pass up to <paramref name="now"/>, at most the end that <see cref="FindNextEnd"/> has just found.</summary>
    void AdvanceTo(double now);

    /// <summary>A member whose transfer has ended by now, if there is one; it stays a member.</summary>
    bool TryTakeEnded(out int member);

    /// <summary>Works out the rates again after members have come or gone; they hold from <see cref="ApplyRates"/> on.</summary>
    void FindRates();

    /// <summary>Whether a member's rate may change at the next <see cref="ApplyRates"/>.</summary>
    bool IsChanging(int member);

    /// <summary>Lets the rates that <see cref="FindRates"/> found hold from now on.</summary>
    void ApplyRates();
}
