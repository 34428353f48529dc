using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Json;

/// <summary>JSON as people write it: comments, trailing commas and a byte order mark are allowed.</summary>
internal static class JsonText
{
    private const int LongestReason = 200;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The document in <paramref name="utf8"/>, whose first line has the number <paramref name="firstLine"/>.</summary>
    /// <exception cref="InputException">It is no JSON; the message names the line and the column, from 1.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, int firstLine = 1)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        if (utf8.Span.Trim(" \t\r\n"u8).IsEmpty)
            throw new InputException("empty; write a scenario as a JSON object");
        if (!Utf8.IsValid(utf8.Span))
            throw new InputException($"{NotText(utf8.Span, firstLine)}: not UTF-8 text");
        try
        {
            return JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber ?? 0;
            var column = (int)(exception.BytePositionInLine ?? 0);
            throw new InputException(
                $"{Place(utf8.Span, line, column, firstLine)}: not JSON: {Reason(exception)}",
                exception
            );
        }
    }

    // Columns are counted in characters; the parser counts bytes.
    private static string Place(ReadOnlySpan<byte> utf8, long line, int bytes, int firstLine)
    {
        for (var skipped = 0; skipped < line; skipped++)
            utf8 = utf8[(utf8.IndexOf((byte)'\n') + 1)..];
        var before = utf8[..Math.Min(bytes, utf8.Length)];
        return $"line {firstLine + line}, column {Encoding.UTF8.GetCharCount(before) + 1}";
    }

    private static string NotText(ReadOnlySpan<byte> utf8, int firstLine)
    {
        var rest = utf8;
        while (Rune.DecodeFromUtf8(rest, out _, out var count) == OperationStatus.Done)
            rest = rest[count..];
        var before = utf8[..^rest.Length];
        return Place(
            utf8,
            before.Count((byte)'\n'),
            before.Length - before.LastIndexOf((byte)'\n') - 1,
            firstLine
        );
    }

    /// <summary>Why the parser refuses a text, without the place that its message ends with, which counts from 0; on one line, although it may quote many.</summary>
    public static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? exception.Message : exception.Message[..end]).TrimEnd('.');
        return QuantityText.OneLine(reason, LongestReason);
    }
}
