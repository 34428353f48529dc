using PreCopy.Lab.Batches;
using PreCopy.Lab.Links;
using PreCopy.Tests.Lab.Qemu;

namespace PreCopy.Tests.Lab.Batches;

/// <summary>The installed QEMU with a link of 25 MB/s; the test is skipped where there is none.</summary>
public sealed class LiveLab : IDisposable
{
    private readonly LiveQemu _live;

    public LiveLab()
    {
        var binary = LiveQemu.Binary;
        _live = new();
        var folder = Directory.CreateDirectory(_live.Space.PathOf("link")).FullName;
        Host = new(binary, _live.Space, () => new EmulatedLink(25e6, folder));
    }

    public LabHost Host { get; }

    public void Dispose() => _live.Dispose();
}
