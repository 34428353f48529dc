using System.Diagnostics;
using PreCopy.Lab;
using PreCopy.Lab.Qemu;
using Xunit;

namespace PreCopy.Tests.Lab.Qemu;

/// <summary>The installed QEMU, as it starts, ends, dies and hangs.</summary>
public sealed class QemuProcessTests : IDisposable
{
    private const int Stop = 19;

    private readonly LiveQemu _live = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _live.Dispose();

    [Fact]
    public async Task A_paused_pair_starts_answers_and_leaves_nothing()
    {
        var source = await _live.StartAsync(LiveQemu.Paused);
        var target = await _live.StartAsync(LiveQemu.Paused with { IsTarget = true });

        Assert.Equal(LiveQemu.Binary.Version, source.Monitor.Version);
        Assert.Equal("prelaunch", await StatusAsync(source));
        Assert.Equal("inmigrate", await StatusAsync(target));
        Assert.True(File.Exists(source.SerialPath));
        Assert.NotEqual(source.SerialPath, target.SerialPath);

        await source.DisposeAsync();
        await target.DisposeAsync();
        Assert.True(source.Exited.IsCompletedSuccessfully);
        Assert.Equal("", source.ErrorWords);
        Assert.DoesNotContain(
            Directory.GetFiles(_live.Space.Folder),
            file => Path.GetFileName(file).StartsWith("qemu-", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_the_guest_sends_to_its_serial_port_can_be_read_while_it_runs()
    {
        // mov dx, 3f8h; mov al, '!'; out dx, al; hlt; jmp $-1
        byte[] code = [0xBA, 0xF8, 0x03, 0xB0, (byte)'!', 0xEE, 0xFA, 0xF4, 0xEB, 0xFD];
        var image = _live.Space.PathOf("boot, with a comma.img");
        File.WriteAllBytes(image, [.. code, .. new byte[510 - code.Length], 0x55, 0xAA]);

        await using var qemu = await _live.StartAsync(LiveQemu.Paused with { BootImage = image });
        Assert.Equal("", File.ReadAllText(qemu.SerialPath));
        await qemu.Monitor.ExecuteAsync("cont", null, Cancellation);
        await qemu.Monitor.EventAsync("RESUME", Cancellation);

        while (new FileInfo(qemu.SerialPath).Length == 0)
            await Task.Delay(20, Cancellation);
        Assert.Equal("!", File.ReadAllText(qemu.SerialPath));
    }

    [Fact]
    public async Task A_guest_migrates_between_two()
    {
        await using var source = await _live.StartAsync(LiveQemu.Paused);
        await using var target = await _live.StartAsync(LiveQemu.Paused with { IsTarget = true });
        var uri = $"unix:{_live.Space.PathOf("stream")}";
        await source.Monitor.ExecuteAsync(
            "migrate-set-capabilities",
            new { Capabilities = new[] { new { Capability = "events", State = true } } },
            Cancellation
        );
        Assert.Equal(MigrationStatus.None, (await MigrationAsync(source)).Status);

        await target.Monitor.ExecuteAsync("migrate-incoming", new { Uri = uri }, Cancellation);
        await source.Monitor.ExecuteAsync("migrate", new { Uri = uri }, Cancellation);
        await source.Monitor.EventAsync(
            "MIGRATION",
            change => change.Data.GetProperty("status").GetString() == "completed",
            Cancellation
        );

        var status = await MigrationAsync(source);
        Assert.Equal("completed", status.Status);
        Assert.InRange(status.TotalBytes, LiveQemu.Paused.MemoryBytes, long.MaxValue);
        Assert.Equal(4096, status.PageSize);
        Assert.NotNull(status.DowntimeSeconds);
    }

    [Fact]
    public async Task A_parameter_that_qemu_refuses_is_told_in_its_words()
    {
        var refused = await Assert.ThrowsAsync<LabException>(() =>
            _live.StartAsync(LiveQemu.Paused with { MemoryBytes = -5 })
        );

        Assert.Contains("'tested' ended with exit code 1", refused.Message);
        Assert.Contains("Parameter 'size' expects a non-negative number", refused.Message);
        Assert.Contains("-m size=-5B", refused.Message);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told()
    {
        var missing = await Assert.ThrowsAsync<LabException>(() =>
            _live.StartAsync(LiveQemu.Paused with { CommandPrefix = ["no-such-program"] })
        );

        Assert.Contains("'no-such-program' cannot be started", missing.Message);
    }

    [Fact]
    public async Task A_command_that_qemu_refuses_is_told_in_its_words()
    {
        await using var qemu = await _live.StartAsync(LiveQemu.Paused);

        var refused = await Assert.ThrowsAsync<QmpException>(() =>
            qemu.Monitor.ExecuteAsync("migrate", new { Uri = "carrier:pigeon" }, Cancellation)
        );

        Assert.Equal(("migrate", "GenericError"), (refused.Command, refused.Class));
        Assert.Contains(refused.Description, refused.Message);
        Assert.NotEqual("", refused.Description);
    }

    [Fact]
    public async Task A_qemu_that_is_killed_fails_the_pending_command_with_how_it_ended()
    {
        await using var qemu = await _live.StartAsync(LiveQemu.Paused);
        Send(qemu, Stop);
        var pending = qemu.Monitor.ExecuteAsync("query-status", null, Cancellation);
        using (var process = Process.GetProcessById(qemu.Id))
            process.Kill();

        var died = await Assert.ThrowsAsync<LabException>(() => pending);

        Assert.Contains("did not answer `query-status`", died.Message);
        Assert.Contains("'tested' ended with exit code 137, by signal 9", died.Message);
        var later = await Assert.ThrowsAsync<LabException>(() => StatusAsync(qemu));
        Assert.Equal(died.Message, later.Message);
    }

    [Fact]
    public async Task A_qemu_that_hangs_times_out_and_is_killed_at_the_end()
    {
        var qemu = await _live.StartAsync(LiveQemu.Paused);
        Send(qemu, Stop);

        var hung = await Assert.ThrowsAsync<LabException>(() =>
            qemu.Monitor.ExecuteAsync(
                "query-migrate",
                null,
                TimeSpan.FromSeconds(0.2),
                Cancellation
            )
        );

        Assert.Equal("QEMU did not answer `query-migrate` within 0.2 s", hung.Message);
        Assert.False(qemu.Exited.IsCompleted);
        await qemu.DisposeAsync();
        Assert.True(qemu.Exited.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_space_that_goes_takes_its_qemus_along()
    {
        await using var qemu = await _live.StartAsync(LiveQemu.Paused);

        _live.Space.Dispose();

        await qemu.Exited.WaitAsync(Cancellation);
        Assert.False(Directory.Exists(_live.Space.Folder));
    }

    [Fact]
    public async Task A_start_that_is_given_up_leaves_no_process()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            QemuProcess.StartAsync(LiveQemu.Binary, LiveQemu.Paused, _live.Space, given.Token)
        );
    }

    private static async Task<string?> StatusAsync(QemuProcess qemu) =>
        (await qemu.Monitor.ExecuteAsync("query-status", null, Cancellation))
            .GetProperty("status")
            .GetString();

    private static async Task<MigrationStatus> MigrationAsync(QemuProcess qemu) =>
        MigrationStatus.Parse(await qemu.Monitor.ExecuteAsync("query-migrate", null, Cancellation));

    private static void Send(QemuProcess qemu, int signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{qemu.Id}"]);
        kill.WaitForExit();
    }
}
