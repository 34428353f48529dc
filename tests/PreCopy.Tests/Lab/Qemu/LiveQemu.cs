using PreCopy.Lab.Hosts;
using PreCopy.Lab.Qemu;
using Xunit;

namespace PreCopy.Tests.Lab.Qemu;

/// <summary>A lab space of a test and the installed QEMU; the test is skipped where there is none.</summary>
public sealed class LiveQemu : IDisposable
{
    public LiveQemu()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the lab runs on Linux only");
        Space = new();
    }

    public LabSpace Space { get; }

    public static QemuBinary Binary
    {
        get
        {
            var binary = QemuBinary.Find();
            Assert.SkipWhen(binary is null, $"{QemuBinary.Program} is not installed");
            return binary;
        }
    }

    public static QemuOptions Paused { get; } =
        new()
        {
            Name = "tested",
            MemoryBytes = 16 << 20,
            StartPaused = true,
        };

    public Task<QemuProcess> StartAsync(QemuOptions options) =>
        QemuProcess.StartAsync(Binary, options, Space, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Space.Dispose();
        Assert.False(Directory.Exists(Space.Folder));
    }
}
