using System.Text.Encodings.Web;
using System.Text.Json;

namespace PreCopy.Results;

/// <summary>
/// What the studies found, a sentence by study name: kept as JSON, so that a run of some studies leaves the others'
/// findings standing.
/// </summary>
public static class Findings
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>All findings in a file; none when there is no file.</summary>
    /// <exception cref="InvalidDataException">It is not a JSON object of strings.</exception>
    public static SortedDictionary<string, string> Load(string path)
    {
        if (!File.Exists(path))
            return new(StringComparer.Ordinal);
        try
        {
            var findings = JsonSerializer.Deserialize<Dictionary<string, string>>(
                File.ReadAllText(path)
            );
            return new(findings ?? [], StringComparer.Ordinal);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Adds or replaces one study's finding.</summary>
    /// <exception cref="InvalidDataException">The file is there and is not a JSON object of strings.</exception>
    public static void Set(string path, string name, string finding)
    {
        var findings = Load(path);
        findings[name] = finding;
        WholeFile.WriteText(path, JsonSerializer.Serialize(findings, Format) + "\n");
    }
}
