namespace PreCopy.Lab.Qemu;

/// <summary>QEMU refused a command; the message holds its own words.</summary>
public sealed class QmpException : Exception
{
    internal QmpException(string command, string @class, string description)
        : base($"QEMU refused `{command}`: {description} ({@class})") =>
        (Command, Class, Description) = (command, @class, description);

    /// <summary>The command.</summary>
    public string Command { get; }

    /// <summary>QEMU's class of the error: <c>GenericError</c>, <c>CommandNotFound</c>…</summary>
    public string Class { get; }

    /// <summary>QEMU's own words.</summary>
    public string Description { get; }
}
