using System.Text.Json;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Qemu;

namespace PreCopy.Lab.Calibrations;

/// <summary>Whether a migration moves the memory as it is: a lab that moves wrong bytes proves nothing.</summary>
internal static class MemoryCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Migrates a guest that writes and holds both memories, neither of which runs any more, against each other.</summary>
    /// <returns>The pages that differ.</returns>
    /// <exception cref="LabException">QEMU failed, or the guest did not arrive.</exception>
    public static async Task<long> StalePagesAsync(
        LabHost host,
        LabGuest guest,
        CancellationToken cancellation
    )
    {
        await using var link = host.OpenLink();
        await using var pair = await VmPair.StartAsync(
            host,
            link,
            new([guest]),
            vm: 0,
            staysPaused: true,
            cancellation
        );
        await pair.MigrateAsync(cancellation);
        foreach (var side in new[] { pair.Source, pair.Target })
            await ArriveAsync(side, cancellation);
        var paths = (
            Source: host.Space.PathOf("source.ram"),
            Target: host.Space.PathOf("target.ram")
        );
        try
        {
            await DumpAsync(pair.Source, paths.Source, guest, cancellation);
            await DumpAsync(pair.Target, paths.Target, guest, cancellation);
            return DifferentPages(paths.Source, paths.Target);
        }
        finally
        {
            File.Delete(paths.Source);
            File.Delete(paths.Target);
        }
    }

    /// <summary>How many pages of two files of the same length differ.</summary>
    internal static long DifferentPages(string source, string target)
    {
        using var left = File.OpenRead(source);
        using var right = File.OpenRead(target);
        if (left.Length != right.Length)
            throw new LabException("QEMU dumped two memories of different sizes");
        Span<byte> one = stackalloc byte[LabGuest.PageBytes];
        Span<byte> other = stackalloc byte[LabGuest.PageBytes];
        var different = 0L;
        for (var page = 0L; page < left.Length / LabGuest.PageBytes; page++)
        {
            left.ReadExactly(one);
            right.ReadExactly(other);
            if (!one.SequenceEqual(other))
                different++;
        }
        return different;
    }

    private static async Task ArriveAsync(QemuProcess side, CancellationToken cancellation)
    {
        try
        {
            var end = await side
                .Monitor.EventAsync(
                    MigrationStatus.Event,
                    change => MigrationStatus.EndIn(change) is not null,
                    cancellation
                )
                .WaitAsync(Longest, cancellation);
            if (MigrationStatus.EndIn(end) != "completed")
                throw new LabException($"the check of the memory failed: {side.ErrorWords}");
        }
        catch (TimeoutException)
        {
            throw new LabException(
                $"the guest that checks the memory did not arrive within {Longest.TotalSeconds:0} s"
            );
        }
    }

    private static Task<JsonElement> DumpAsync(
        QemuProcess side,
        string path,
        LabGuest guest,
        CancellationToken cancellation
    ) =>
        side.Monitor.ExecuteAsync(
            "pmemsave",
            new
            {
                Val = 0,
                Size = guest.MemoryBytes,
                Filename = path,
            },
            cancellation
        );
}
