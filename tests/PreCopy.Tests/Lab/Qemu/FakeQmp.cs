using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PreCopy.Lab.Qemu;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Lab.Qemu;

/// <summary>The other end of a <see cref="QmpClient"/>, which says what the test wants.</summary>
public sealed class FakeQmp : IDisposable
{
    public const string Greeting =
        """{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "x"}, "capabilities": ["oob"]}}""";

    private readonly TemporaryFiles _files = new();
    private readonly Socket _listener = new(
        AddressFamily.Unix,
        SocketType.Stream,
        ProtocolType.Unspecified
    );
    private Socket? _connection;
    private StreamReader? _commands;

    public string SocketPath => _files.PathOf("qmp");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Listen()
    {
        _listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
        _listener.Listen();
    }

    /// <summary>A client that has agreed with this server.</summary>
    public async Task<QmpClient> ConnectAsync()
    {
        Listen();
        var connecting = DialAsync();
        await GreetAsync();
        return await connecting;
    }

    public Task<QmpClient> DialAsync() =>
        QmpClient.ConnectAsync(SocketPath, QmpClient.DefaultTimeout, Cancellation);

    public async Task GreetAsync()
    {
        await AcceptAsync();
        await SendAsync(Greeting + "\r\n");
        var command = await ReceiveAsync();
        Assert.Equal("qmp_capabilities", command.GetProperty("execute").GetString());
        await ReplyAsync(command, "{}");
    }

    public async Task AcceptAsync()
    {
        _connection = await _listener.AcceptAsync(Cancellation);
        _commands = new(new NetworkStream(_connection));
    }

    public async Task SendAsync(string text) =>
        await _connection!.SendAsync(Encoding.UTF8.GetBytes(text), Cancellation);

    public async Task<JsonElement> ReceiveAsync()
    {
        var line = await _commands!.ReadLineAsync(Cancellation);
        return JsonElement.Parse(line!);
    }

    public Task ReplyAsync(JsonElement command, string result) =>
        SendAsync(Reply(command, result) + "\r\n");

    public static string Reply(JsonElement command, string result) =>
        $$"""{"return": {{result}}, "id": {{command.GetProperty("id")}}}""";

    public static string Event(string name, int number) =>
        $$"""{"timestamp": {"seconds": 1700000000, "microseconds": 250000}, "event": "{{name}}", "data": {"number": {{number}} } }"""
        + "\r\n";

    public void HangUp() => _connection!.Dispose();

    public void Dispose()
    {
        _commands?.Dispose();
        _connection?.Dispose();
        _listener.Dispose();
        _files.Dispose();
    }
}
