using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PreCopy.Results;

/// <summary>A manifest as a JSON file for people: indented, one member a line, camel case.</summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads text; <paramref name="source"/> names it in messages.</summary>
    /// <exception cref="InvalidDataException">It is not such an object.</exception>
    public static T Parse<T>(string text, string source)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options)
                ?? throw new InvalidDataException($"{source}: null, expected an object");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{source}: {error.Message}", error);
        }
    }

    /// <summary>Writes a file whole or not at all.</summary>
    public static void Save<T>(T value, string path) =>
        WholeFile.WriteText(path, JsonSerializer.Serialize(value, Options) + "\n");
}
