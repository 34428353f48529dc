namespace PreCopy.Model.Policies;

/// <summary>Whether a stop policy may say something else from look to look, chosen at compile time.</summary>
public interface IRule
{
    /// <summary>Whether it may.</summary>
    static abstract bool Changes { get; }
}
