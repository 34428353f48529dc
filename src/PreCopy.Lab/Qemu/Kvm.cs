using PreCopy.Lab.Hosts;

namespace PreCopy.Lab.Qemu;

/// <summary>The processor's own help with virtual machines. Many machines have its device and cannot use it: only a try tells.</summary>
public static class Kvm
{
    private const string Device = "/dev/kvm";
    private const long TriedBytes = 16 << 20;

    /// <summary>Why it does not work here, in one line; <see langword="null"/> when a QEMU could be started with it.</summary>
    public static string? WhyNot()
    {
        if (!File.Exists(Device))
            return $"there is no {Device}";
        if (QemuBinary.Find() is not { } binary)
            return $"there is no {QemuBinary.Program} to try it with";
        try
        {
            using var space = new LabSpace();
            TryAsync(binary, space).GetAwaiter().GetResult();
            return null;
        }
        catch (Exception exception) when (exception is LabException or QmpException)
        {
            return exception.Message;
        }
    }

    private static async Task TryAsync(QemuBinary binary, LabSpace space)
    {
        var options = new QemuOptions
        {
            Name = "kvm",
            MemoryBytes = TriedBytes,
            UseKvm = true,
            StartPaused = true,
        };
        await using var qemu = await QemuProcess
            .StartAsync(binary, options, space, CancellationToken.None)
            .ConfigureAwait(false);
        var answer = await qemu
            .Monitor.ExecuteAsync("query-kvm", null, CancellationToken.None)
            .ConfigureAwait(false);
        if (!answer.GetProperty("enabled").GetBoolean())
            throw new LabException("QEMU runs without it");
    }
}
