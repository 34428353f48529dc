using System.Text.Json;

namespace PreCopy.Lab.Qemu;

/// <summary>A command that QEMU has not answered yet.</summary>
internal sealed class PendingCommand(string command)
{
    private readonly TaskCompletionSource<JsonElement> _reply = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public Task<JsonElement> Reply => _reply.Task;

    public void Take(JsonElement message)
    {
        if (message.TryGetProperty("error", out var error))
            _reply.TrySetException(
                new QmpException(command, Text(error, "class"), Text(error, "desc"))
            );
        else
            _reply.TrySetResult(message.GetProperty("return"));
    }

    /// <summary>No reply will come.</summary>
    public void End(string why) =>
        _reply.TrySetException(new LabException($"QEMU did not answer `{command}`: {why}"));

    private static string Text(JsonElement error, string name) =>
        error.GetProperty(name).GetString()!;
}
