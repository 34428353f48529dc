using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using PreCopy.Lab.Batches;
using PreCopy.Results;

namespace PreCopy.Lab.Sessions;

/// <summary>
/// A batch's trace as compressed JSON lines: <c>seconds</c> from the start of the batch, <c>vm</c> from 1, <c>what</c>, and as
/// <c>data</c> all that QEMU said.
/// </summary>
public static class TraceFile
{
    private static readonly JsonWriterOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file whole or not at all.</summary>
    public static void Save(IEnumerable<TraceLine> trace, string path) =>
        WholeFile.Write(
            path,
            file =>
            {
                using var packed = new GZipStream(file, CompressionLevel.SmallestSize);
                foreach (var line in trace)
                    Write(line, packed);
            }
        );

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not a trace.</exception>
    public static IReadOnlyList<TraceLine> Load(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file, path);
    }

    /// <summary>Reads such a file's content; <paramref name="source"/> names it in messages.</summary>
    /// <exception cref="InvalidDataException">It is not a trace.</exception>
    public static IReadOnlyList<TraceLine> Read(Stream content, string source)
    {
        using var lines = new StreamReader(new GZipStream(content, CompressionMode.Decompress));
        var trace = new List<TraceLine>();
        try
        {
            while (lines.ReadLine() is { } line)
                trace.Add(Parse(line));
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{source}: line {trace.Count + 1}: not a line of a trace",
                exception
            );
        }
        return trace;
    }

    private static void Write(TraceLine line, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Format))
        {
            json.WriteStartObject();
            json.WriteNumber("seconds"u8, Math.Round(line.Seconds, 6));
            json.WriteNumber("vm"u8, line.Vm + 1);
            json.WriteString("what"u8, line.What);
            if (line.Data.ValueKind != JsonValueKind.Undefined)
            {
                json.WritePropertyName("data"u8);
                line.Data.WriteTo(json);
            }
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }

    private static TraceLine Parse(string text)
    {
        var line = JsonElement.Parse(text);
        return new(
            line.GetProperty("seconds").GetDouble(),
            line.GetProperty("vm").GetInt32() - 1,
            line.GetProperty("what").GetString()!,
            line.TryGetProperty("data", out var data) ? data : default
        );
    }
}
