namespace PreCopy.Model.Policies;

/// <summary>How the policy of a real system is known.</summary>
public enum Evidence
{
    /// <summary>Read in the system's own source.</summary>
    Source,

    /// <summary>Read in documentation or in a maintainer's post.</summary>
    Documentation,

    /// <summary>Not verified: an estimate, and to be marked as one wherever it is shown.</summary>
    Memory,
}
