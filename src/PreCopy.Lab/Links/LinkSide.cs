namespace PreCopy.Lab.Links;

/// <summary>An end of a link.</summary>
public enum LinkSide
{
    /// <summary>Where the VM comes from.</summary>
    Source,

    /// <summary>Where it goes to.</summary>
    Target,
}
