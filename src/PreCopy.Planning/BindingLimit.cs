namespace PreCopy.Planning;

/// <summary>What keeps a plan from being faster.</summary>
public enum BindingLimit
{
    /// <summary>The link is full: more at once only share it.</summary>
    Link,

    /// <summary>A stream cannot fill the link: more at once fill it.</summary>
    StreamCap,

    /// <summary>The fixed time of each migration: more at once hide it.</summary>
    Setup,

    /// <summary>A VM does not converge, or with more at once it no longer would, or a hard limit would break.</summary>
    Convergence,
}
