using PreCopy.Lab.Qemu;
using Xunit;

namespace PreCopy.Tests.Lab.Qemu;

/// <summary>KVM is tried, not assumed: whatever the machine, the answer is a working KVM or one line of reason.</summary>
public sealed class KvmTests : IDisposable
{
    private readonly LiveQemu _live = new();

    public void Dispose() => _live.Dispose();

    [Fact]
    public async Task The_answer_is_borne_out_by_a_start_with_it()
    {
        _ = LiveQemu.Binary;

        var reason = Kvm.WhyNot();

        var start = Record.ExceptionAsync(async () =>
            await (await _live.StartAsync(LiveQemu.Paused with { UseKvm = true })).DisposeAsync()
        );
        Assert.Equal(reason is null, await start is null);
        Assert.DoesNotContain("\n", reason ?? "");
        Assert.NotEqual("", reason);
    }
}
