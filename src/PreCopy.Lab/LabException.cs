namespace PreCopy.Lab;

/// <summary>Something that the lab needs is missing or has failed; the message is one line for its user, with the words of the program that failed.</summary>
public sealed class LabException : Exception
{
    /// <summary>Says what failed, where, and what would help.</summary>
    public LabException(string message)
        : base(message) { }

    /// <summary>Says what failed, with what caused it.</summary>
    public LabException(string message, Exception cause)
        : base(message, cause) { }
}
