using PreCopy.Lab;
using PreCopy.Lab.Qemu;
using Xunit;

namespace PreCopy.Tests.Lab.Qemu;

/// <summary>Nobody waits for ever on a monitor, and everybody is told why.</summary>
public sealed class QmpFailureTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.1);

    private readonly FakeQmp _fake = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _fake.Dispose();

    [Fact]
    public async Task An_error_reply_is_told_with_its_class_and_description()
    {
        await using var client = await _fake.ConnectAsync();

        var asked = client.ExecuteAsync("migrate", null, Cancellation);
        var id = (await _fake.ReceiveAsync()).GetProperty("id");
        await _fake.SendAsync(
            $$"""{"id": {{id}}, "error": {"class": "GenericError", "desc": "No such 'thing'"} }"""
                + "\r\n"
        );

        var refused = await Assert.ThrowsAsync<QmpException>(() => asked);
        Assert.Equal("migrate", refused.Command);
        Assert.Equal("GenericError", refused.Class);
        Assert.Equal("No such 'thing'", refused.Description);
        Assert.Equal("QEMU refused `migrate`: No such 'thing' (GenericError)", refused.Message);
    }

    [Theory]
    [InlineData("999")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    public async Task A_reply_to_somebody_else_is_passed_over(string id)
    {
        await using var client = await _fake.ConnectAsync();

        var asked = client.ExecuteAsync("query", null, Cancellation);
        var command = await _fake.ReceiveAsync();
        await _fake.SendAsync($$"""{"return": "wrong", "id": {{id}}}""" + "\r\n");
        await _fake.ReplyAsync(command, "\"right\"");

        Assert.Equal("right", (await asked).GetString());
    }

    [Fact]
    public async Task A_command_without_an_answer_times_out_and_the_next_one_works()
    {
        await using var client = await _fake.ConnectAsync();

        var late = await Assert.ThrowsAsync<LabException>(() =>
            client.ExecuteAsync("query-migrate", null, Short, Cancellation)
        );
        Assert.Equal("QEMU did not answer `query-migrate` within 0.1 s", late.Message);

        var next = client.ExecuteAsync("query-status", null, Cancellation);
        await _fake.ReplyAsync(await _fake.ReceiveAsync(), "\"late\"");
        await _fake.ReplyAsync(await _fake.ReceiveAsync(), "\"in time\"");
        Assert.Equal("in time", (await next).GetString());
    }

    [Fact]
    public async Task A_cancelled_command_is_cancelled_and_no_time_out()
    {
        await using var client = await _fake.ConnectAsync();
        using var cancelled = new CancellationTokenSource();

        var asked = client.ExecuteAsync("query", null, cancelled.Token);
        var waited = client.EventAsync("STOP", cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waited);
    }

    [Fact]
    public async Task A_lost_connection_ends_all_waiting_and_refuses_what_follows()
    {
        await using var client = await _fake.ConnectAsync();
        var asked = client.ExecuteAsync("query", null, Cancellation);
        var waited = client.EventAsync("STOP", Cancellation);
        await _fake.ReceiveAsync();

        await _fake.SendAsync("""{"return": {}""");
        _fake.HangUp();

        var ended = await Assert.ThrowsAsync<LabException>(() => asked);
        Assert.StartsWith("QEMU did not answer `query`: ", ended.Message);
        Assert.StartsWith("QEMU did not send STOP: ", await FailureAsync(waited));
        Assert.Equal(
            ended.Message,
            await FailureAsync(client.ExecuteAsync("query", null, Cancellation))
        );
        Assert.StartsWith(
            "QEMU did not send RESUME: ",
            await FailureAsync(client.EventAsync("RESUME", Cancellation))
        );
    }

    [Theory]
    [InlineData("{\"return\": oops}", "does not speak its protocol: '{\"return\": oops}'")]
    [InlineData("[1, 2]", "does not speak its protocol: '[1, 2]'")]
    [InlineData("{\"event\": \"STOP\"}", "its words could not be taken")]
    [InlineData(
        "{\"error\": {\"class\": \"GenericError\", \"desc\": \"JSON parse error\"}}",
        "JSON parse error"
    )]
    public async Task Garbage_ends_the_connection_with_what_was_said(string line, string told)
    {
        await using var client = await _fake.ConnectAsync();
        var asked = client.ExecuteAsync("query", null, Cancellation);
        await _fake.ReceiveAsync();

        await _fake.SendAsync(line + "\r\n");

        Assert.Contains(told, await FailureAsync(asked));
        Assert.Contains(told, await FailureAsync(client.EventAsync("STOP", Cancellation)));
    }

    [Fact]
    public async Task A_listener_that_fails_is_told_rather_than_swallowed()
    {
        await using var client = await _fake.ConnectAsync();
        client.EventArrived += _ => throw new InvalidOperationException("the listener fell over");
        var waited = client.EventAsync("RESUME", Cancellation);

        await _fake.SendAsync(FakeQmp.Event("STOP", 0));

        Assert.Contains("the listener fell over", await FailureAsync(waited));
    }

    [Fact]
    public async Task A_closed_client_ends_the_waiting()
    {
        var client = await _fake.ConnectAsync();
        var asked = client.ExecuteAsync("query", null, Cancellation);

        await client.DisposeAsync();

        Assert.Contains("its monitor was closed", await FailureAsync(asked));
        Assert.Contains(
            "its monitor was closed",
            await FailureAsync(client.ExecuteAsync("query", null, Cancellation))
        );
    }

    [Fact]
    public async Task What_does_not_greet_like_qemu_is_refused()
    {
        _fake.Listen();
        var connecting = _fake.DialAsync();
        await _fake.AcceptAsync();
        await _fake.SendAsync("HTTP/1.1 400 Bad Request\r\n");

        Assert.Contains("'HTTP/1.1 400 Bad Request'", await FailureAsync(connecting));
    }

    [Fact]
    public async Task One_who_hangs_up_before_the_greeting_is_told()
    {
        _fake.Listen();
        var connecting = _fake.DialAsync();
        await _fake.AcceptAsync();
        _fake.HangUp();

        Assert.Contains("has ended", await FailureAsync(connecting));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_monitor_that_does_not_open_or_greet_is_given_up(bool listens)
    {
        if (listens)
            _fake.Listen();

        var closed = await FailureAsync(
            QmpClient.ConnectAsync(_fake.SocketPath, Short, Cancellation)
        );

        Assert.Equal($"QEMU did not open its monitor at {_fake.SocketPath} within 0.1 s", closed);
    }

    private static async Task<string> FailureAsync(Task task) =>
        (await Assert.ThrowsAsync<LabException>(() => task)).Message;
}
