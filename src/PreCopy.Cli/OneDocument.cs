using System.Text.Encodings.Web;
using System.Text.Json;

namespace PreCopy.Cli;

/// <summary>An answer as one JSON document on one line, its keys in camel case.</summary>
internal static class OneDocument
{
    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Writes the document and a line's end.</summary>
    public static void Write(TextWriter output, object document) =>
        output.WriteLine(JsonSerializer.Serialize(document, Format));

    /// <summary>What has no finite value is null.</summary>
    public static double? Finite(double? value) =>
        value is { } number && double.IsFinite(number) ? number : null;
}
