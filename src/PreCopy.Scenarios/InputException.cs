namespace PreCopy.Scenarios;

/// <summary>What somebody wrote cannot be used: the message says in one line what, where and what is allowed.</summary>
public sealed class InputException : Exception
{
    /// <summary>An input error.</summary>
    public InputException(string message)
        : base(message) { }

    /// <summary>An input error with its cause.</summary>
    public InputException(string message, Exception cause)
        : base(message, cause) { }

    /// <summary>The same error with the place it was found in, such as a file's name, before the message.</summary>
    public InputException In(string place) => new($"{place}: {Message}", this);
}
