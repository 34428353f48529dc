using System.Text.Json;
using PreCopy.Lab.Qemu;
using Xunit;

namespace PreCopy.Tests.Lab.Qemu;

/// <summary>QEMU's machine protocol as it goes when all is well, however its bytes arrive.</summary>
public sealed class QmpClientTests : IDisposable
{
    private readonly FakeQmp _fake = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _fake.Dispose();

    [Fact]
    public async Task The_greeting_tells_the_version()
    {
        await using var client = await _fake.ConnectAsync();

        Assert.Equal(new(7, 2, 22), client.Version);
    }

    [Fact]
    public async Task A_socket_that_is_not_there_yet_is_waited_for()
    {
        var connecting = _fake.DialAsync();
        Assert.False(connecting.IsCompleted);
        _fake.Listen();
        await _fake.GreetAsync();

        await using var client = await connecting;
    }

    [Fact]
    public async Task A_reply_may_come_byte_by_byte()
    {
        await using var client = await _fake.ConnectAsync();

        var asked = client.ExecuteAsync("query-name", null, Cancellation);
        var reply = FakeQmp.Reply(await _fake.ReceiveAsync(), """{"name": "Bär"}""") + "\r\n";
        foreach (var part in reply.Chunk(1))
            await _fake.SendAsync(new(part));

        Assert.Equal("Bär", (await asked).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Replies_and_events_may_come_at_once_and_in_any_order()
    {
        await using var client = await _fake.ConnectAsync();
        var first = client.ExecuteAsync("first", null, Cancellation);
        var firstCommand = await _fake.ReceiveAsync();
        var second = client.ExecuteAsync("second", null, Cancellation);
        var secondCommand = await _fake.ReceiveAsync();

        await _fake.SendAsync(
            FakeQmp.Event("STOP", 1)
                + FakeQmp.Reply(secondCommand, "2")
                + "\r\n"
                + FakeQmp.Event("RESUME", 2)
                + FakeQmp.Reply(firstCommand, "1")
                + "\r\n"
        );

        Assert.Equal(1, (await first).GetInt32());
        Assert.Equal(2, (await second).GetInt32());
        Assert.Equal(["STOP", "RESUME"], client.Events.Select(arrived => arrived.Name));
    }

    [Fact]
    public async Task Every_one_of_many_commands_gets_its_own_reply()
    {
        await using var client = await _fake.ConnectAsync();
        const int count = 200;
        var answering = Task.Run(
            async () =>
            {
                for (var i = 0; i < count; i++)
                {
                    var command = await _fake.ReceiveAsync();
                    var name = command.GetProperty("execute").GetRawText();
                    await _fake.ReplyAsync(command, name);
                }
            },
            Cancellation
        );

        var replies = await Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(i => Task.Run(() => client.ExecuteAsync($"c{i}", null, Cancellation)))
        );

        await answering;
        Assert.All(
            replies.Index(),
            reply => Assert.Equal($"c{reply.Index}", reply.Item.GetString())
        );
    }

    [Fact]
    public async Task Arguments_go_out_under_the_names_of_qemu()
    {
        await using var client = await _fake.ConnectAsync();

        var typed = await SentAsync(client, new { MaxBandwidth = 5L, Nothing = (string?)null });
        var free = await SentAsync(
            client,
            new Dictionary<string, object> { ["x-Odd_name"] = new[] { 0.5 } }
        );
        var none = await SentAsync(client, null);

        Assert.Equal("""{"max-bandwidth":5}""", typed.GetProperty("arguments").GetRawText());
        Assert.Equal("""{"x-Odd_name":[0.5]}""", free.GetProperty("arguments").GetRawText());
        Assert.False(none.TryGetProperty("arguments", out _));
    }

    [Fact]
    public async Task An_event_carries_its_data_and_the_time_of_qemu()
    {
        await using var client = await _fake.ConnectAsync();
        var told = new TaskCompletionSource<QmpEvent>();
        client.EventArrived += told.SetResult;

        await _fake.SendAsync(FakeQmp.Event("STOP", 7));

        var arrived = await told.Task.WaitAsync(Cancellation);
        Assert.Equal(7, arrived.Data.GetProperty("number").GetInt32());
        Assert.Equal(1_700_000_000.25, arrived.QemuSeconds);
        Assert.True(arrived.ArrivedTicks > 0);
        Assert.Same(arrived, Assert.Single(client.Events));
    }

    [Fact]
    public async Task An_event_without_data_is_one_too()
    {
        await using var client = await _fake.ConnectAsync();

        await _fake.SendAsync(
            """{"timestamp": {"seconds": 1, "microseconds": 0}, "event": "RESET"}""" + "\n"
        );

        var arrived = await client.EventAsync("RESET", Cancellation);
        Assert.Equal(JsonValueKind.Undefined, arrived.Data.ValueKind);
    }

    [Fact]
    public async Task An_event_can_be_waited_for_before_and_after_it_came()
    {
        await using var client = await _fake.ConnectAsync();
        var before = client.EventAsync("MIGRATION", Cancellation);
        var second = client.EventAsync("MIGRATION", IsNumber(2), Cancellation);

        await _fake.SendAsync(FakeQmp.Event("STOP", 0) + FakeQmp.Event("MIGRATION", 1));
        Assert.True(IsNumber(1)(await before));
        Assert.False(second.IsCompleted);
        await _fake.SendAsync(FakeQmp.Event("MIGRATION", 2));

        Assert.True(IsNumber(2)(await second));
        Assert.Same(await before, await client.EventAsync("MIGRATION", Cancellation));
        Assert.Same(await second, await client.EventAsync("MIGRATION", IsNumber(2), Cancellation));
    }

    private static Func<QmpEvent, bool> IsNumber(int number) =>
        arrived => arrived.Data.GetProperty("number").GetInt32() == number;

    private async Task<JsonElement> SentAsync(QmpClient client, object? arguments)
    {
        var asked = client.ExecuteAsync("do", arguments, Cancellation);
        var command = await _fake.ReceiveAsync();
        await _fake.ReplyAsync(command, "{}");
        await asked;
        return command;
    }
}
