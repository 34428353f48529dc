using System.Text;
using System.Text.Unicode;

namespace PreCopy.Scenarios;

/// <summary>A file's content that is text, and not empty.</summary>
internal static class Utf8Text
{
    /// <summary>The text without its byte order mark.</summary>
    /// <exception cref="InputException">It is none; the message says what is allowed.</exception>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> content, string allowed)
    {
        if (content.Span.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        if (content.Span.Contains((byte)0) || !Utf8.IsValid(content.Span))
            throw new InputException($"not UTF-8 text; write {allowed}");
        if (First(content.Span) == default)
            throw new InputException($"empty; write {allowed}");
        return content;
    }

    /// <summary>The first character that is not blank.</summary>
    public static char First(ReadOnlySpan<byte> utf8)
    {
        var at = utf8.IndexOfAnyExcept(" \t\r\n"u8);
        return at < 0 ? default : (char)utf8[at];
    }

    /// <summary>The lines, without what ends them.</summary>
    public static string[] Lines(ReadOnlySpan<byte> utf8) =>
        Encoding.UTF8.GetString(utf8).Split('\n');
}
