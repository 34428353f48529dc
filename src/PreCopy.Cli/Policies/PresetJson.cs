using System.Text.Encodings.Web;
using System.Text.Json;
using PreCopy.Model.Policies;
using PreCopy.Scenarios.Policies;

namespace PreCopy.Cli.Policies;

/// <summary>Writes presets as one JSON document on one line; <c>policy</c> is what a scenario may have.</summary>
internal sealed class PresetJson(Stream output) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(
        output,
        new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>All of them, under the key <c>policies</c>.</summary>
    public void Write(IReadOnlyList<PolicyPreset> presets)
    {
        _json.WriteStartObject();
        _json.WriteStartArray("policies"u8);
        foreach (var preset in presets)
            WriteObject(preset);
        _json.WriteEndArray();
        _json.WriteEndObject();
        EndDocument();
    }

    /// <summary>A single one.</summary>
    public void Write(PolicyPreset preset)
    {
        WriteObject(preset);
        EndDocument();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void WriteObject(PolicyPreset preset)
    {
        _json.WriteStartObject();
        _json.WriteString("name"u8, preset.Name);
        _json.WriteString("system"u8, preset.System);
        _json.WriteString("evidence"u8, preset.Evidence.Words());
        _json.WriteString("source"u8, preset.Source);
        _json.WriteString("concurrency"u8, preset.Concurrency);
        _json.WriteStartArray("parts"u8);
        foreach (var part in PolicyWords.Parts(preset.Policy))
            _json.WriteStringValue(part);
        _json.WriteEndArray();
        _json.WritePropertyName("policy"u8);
        PolicyJson.Write(_json, preset.Policy);
        _json.WriteEndObject();
    }

    private void EndDocument()
    {
        _json.Flush();
        output.WriteByte((byte)'\n');
    }
}
