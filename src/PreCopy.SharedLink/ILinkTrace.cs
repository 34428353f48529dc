namespace PreCopy.SharedLink;

/// <summary>Watches a simulation; compiled away when it does not want to.</summary>
public interface ILinkTrace
{
    /// <summary>Whether <see cref="Sent"/> is to be called.</summary>
    static abstract bool IsEnabled { get; }

    /// <summary>A VM sent at a constant rate, in bytes/s on the wire, from <paramref name="startSeconds"/> to <paramref name="endSeconds"/>, in seconds.</summary>
    void Sent(int vm, double startSeconds, double endSeconds, double rate, CopyPhase phase);
}
