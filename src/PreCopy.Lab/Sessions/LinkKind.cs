namespace PreCopy.Lab.Sessions;

/// <summary>Which link the streams of a lab share.</summary>
public enum LinkKind
{
    /// <summary>The lab's own, over Unix sockets: no right and no network is needed.</summary>
    Emulated,

    /// <summary>The kernel's, between two network namespaces: TCP under its traffic control, as root.</summary>
    Tc,
}
