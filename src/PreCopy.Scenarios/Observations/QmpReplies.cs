using System.Text.Json;
using PreCopy.Scenarios.Json;

namespace PreCopy.Scenarios.Observations;

/// <summary>The replies in a log of QMP: an array, one a line, or one after the other, with what else QEMU says left out.</summary>
internal static class QmpReplies
{
    private const int MostReplies = 200_000;

    private static readonly string[] Others = ["QMP", "event", "execute", "error"];

    private static readonly JsonReaderOptions Options = new()
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public static List<QmpReply> Read(ReadOnlySpan<byte> utf8)
    {
        var replies = new List<QmpReply>();
        var reader = new Utf8JsonReader(utf8, Options);
        var (line, counted) = (1, 0);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray)
                    continue;
                var start = (int)reader.TokenStartIndex;
                line += utf8[counted..start].Count((byte)'\n');
                counted = start;
                if (replies.Count == MostReplies)
                    throw new InputException($"line {line}: more than {MostReplies} replies");
                if (Reply(line, JsonElement.ParseValue(ref reader)) is { } reply)
                    replies.Add(reply);
            }
        }
        catch (JsonException exception)
        {
            throw new InputException(
                $"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}: not JSON, or cut off: {JsonText.Reason(exception)}",
                exception
            );
        }
        catch (InvalidOperationException exception)
        {
            throw new InputException($"line {line}: a \\u escape is not valid Unicode", exception);
        }

        return replies;
    }

    private static QmpReply? Reply(int line, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new InputException($"line {line}: not a reply of QMP, which is an object");
        if (!value.TryGetProperty("return", out var returned))
            return Others.Any(key => value.TryGetProperty(key, out _))
                ? null
                : new QmpReply(line, value);
        return returned.ValueKind == JsonValueKind.Object ? new QmpReply(line, returned) : null;
    }
}
