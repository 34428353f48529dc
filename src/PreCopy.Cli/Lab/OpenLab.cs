using PreCopy.Lab;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Hosts;
using PreCopy.Lab.Links;
using PreCopy.Lab.Qemu;
using PreCopy.Lab.Sessions;
using PreCopy.Results;

namespace PreCopy.Cli.Lab;

/// <summary>A lab that is ready for batches. Disposing of it removes all that is left of it.</summary>
internal sealed class OpenLab : IDisposable
{
    private readonly LabSpace _space = new();
    private readonly LinkKind _link;
    private readonly double _linkBytesPerSecond;

    private OpenLab(QemuBinary binary, LinkKind link, double linkBytesPerSecond, bool useKvm)
    {
        (_link, _linkBytesPerSecond) = (link, linkBytesPerSecond);
        Host = new(binary, _space, OpenLink) { UseKvm = useKvm };
        QueuedBytes = link == LinkKind.Emulated ? SocketBuffer.UnixSocketBufferBytes() : 0;
    }

    /// <summary>What batches are run with.</summary>
    public LabHost Host { get; }

    /// <summary>Bytes that the kernel holds between QEMU and the link; 0 where they are on the link already.</summary>
    public long QueuedBytes { get; }

    /// <summary>Removes what killed labs left behind, sees that everything is there, and opens one.</summary>
    /// <exception cref="LabException">Something is missing; the message says what installs it.</exception>
    public static OpenLab Open(LinkKind link, double linkBytesPerSecond, bool useKvm)
    {
        Leftovers.Remove();
        var missing = LabRequirements
            .Check()
            .FirstOrDefault(check => check is { IsNeeded: true, IsThere: false });
        if (missing is not null)
            throw new LabException(
                $"{missing.Name}: {missing.Found}"
                    + (missing.Remedy is { } remedy ? $"; to install it: {remedy}" : "")
            );
        if (link == LinkKind.Tc && TcLink.Missing() is { } lacks)
            throw new LabException($"--link tc: {lacks}");
        if (useKvm && Kvm.WhyNot() is { } why)
            throw new LabException($"--kvm: KVM does not work here: {why}");
        return new(QemuBinary.Find()!, link, linkBytesPerSecond, useKvm);
    }

    /// <summary>What the batches of a study have in common here.</summary>
    public LabSetting Setting(string plan, int seed) =>
        new(
            plan,
            seed,
            _link,
            _linkBytesPerSecond,
            Host.UseKvm ? "kvm" : "tcg",
            Host.Binary.Words,
            Machine.Current
        );

    /// <inheritdoc/>
    public void Dispose() => _space.Dispose();

    private ISharedLink OpenLink() =>
        _link == LinkKind.Tc
            ? new TcLink(TcLink.BitsPerSecondFor(_linkBytesPerSecond), _space.Mark)
            : new EmulatedLink(
                _linkBytesPerSecond,
                Directory.CreateDirectory(_space.PathOf("link")).FullName
            );
}
