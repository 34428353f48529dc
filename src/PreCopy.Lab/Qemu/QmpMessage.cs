using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PreCopy.Lab.Qemu;

/// <summary>A line of QEMU's machine protocol, either way.</summary>
internal static class QmpMessage
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A command with the number that its reply will carry, as one line.</summary>
    /// <param name="id">The number.</param>
    /// <param name="command">QEMU's name of it.</param>
    /// <param name="arguments">A dictionary, or an object whose properties are named like the arguments but for the dashes.</param>
    public static byte[] Command(long id, string command, object? arguments) =>
        [
            .. JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    Execute = command,
                    Arguments = arguments,
                    Id = id,
                },
                Wire
            ),
            (byte)'\n',
        ];

    /// <summary>A line from QEMU.</summary>
    /// <exception cref="LabException">It is no JSON object.</exception>
    public static JsonElement Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document.RootElement.Clone();
        }
        catch (JsonException) { }
        throw Foreign(line);
    }

    /// <summary>QEMU's version, from the greeting.</summary>
    /// <exception cref="LabException">It is no greeting.</exception>
    public static Version Greeting(string line)
    {
        if (
            Parse(line).TryGetProperty("QMP", out var greeting)
            && greeting.TryGetProperty("version", out var version)
            && version.TryGetProperty("qemu", out var qemu)
        )
            return new(Number("major"), Number("minor"), Number("micro"));
        throw Foreign(line);

        int Number(string part) => qemu.GetProperty(part).GetInt32();
    }

    /// <summary>The event that a message is; <see langword="null"/> when it is a reply.</summary>
    public static QmpEvent? Event(JsonElement message)
    {
        if (!message.TryGetProperty("event", out var name))
            return null;
        var stamp = message.GetProperty("timestamp");
        return new(
            name.GetString()!,
            message.TryGetProperty("data", out var data) ? data : default,
            stamp.GetProperty("seconds").GetInt64()
                + stamp.GetProperty("microseconds").GetInt64() / 1e6,
            Stopwatch.GetTimestamp()
        );
    }

    private static LabException Foreign(string line) =>
        new($"what answers at QEMU's monitor does not speak its protocol: '{line}'");
}
