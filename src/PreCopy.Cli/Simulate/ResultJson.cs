using System.Text.Encodings.Web;
using System.Text.Json;
using PreCopy.Cluster.Placements;
using PreCopy.Model;
using PreCopy.Scenarios.Clusters;
using PreCopy.SharedLink;

namespace PreCopy.Cli.Simulate;

/// <summary>Writes results as JSON, one document a line; what has no finite value is null.</summary>
internal sealed class ResultJson(Stream output) : IDisposable
{
    private const int FlushBytes = 1 << 16;

    private readonly Utf8JsonWriter _json = new(
        output,
        // Only <, > and & in HTML need the default's caution; names should stay legible.
        new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>One result.</summary>
    public void Write(Simulation simulation)
    {
        _json.WriteStartObject();
        WriteTotals(simulation.Totals);
        _json.WriteStartObject("sequential"u8);
        WriteTotals(simulation.Sequential);
        _json.WriteEndObject();
        _json.WriteStartArray("vms"u8);
        var results = simulation.Results.Span;
        for (var i = 0; i < results.Length; i++)
        {
            WriteVm(simulation.NameOf(i), results[i]);
            if (simulation.Scenario.Cluster is { } cluster)
                WriteRoute(cluster, cluster.Moves.Span[i]);
            EndVm();
        }

        _json.WriteEndArray();
        if (simulation.Scenario.Cluster is { Drain: { } drain } drained)
            WriteEmptied(drained, drain.Nodes, EmptiedNodes.Seconds(simulation, drain));
        EndDocument();
    }

    /// <summary>An error in the place of a result.</summary>
    public void WriteError(string message)
    {
        _json.WriteStartObject();
        _json.WriteString("error"u8, message);
        EndDocument();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void WriteTotals(in BatchTotals totals)
    {
        WriteNumber("makespanSeconds"u8, totals.MakespanSeconds);
        WriteNumber("meanCompletionSeconds"u8, totals.MeanCompletionSeconds);
        WriteNumber("bytesSent"u8, totals.BytesSent);
        WriteNumber("firstPassBytes"u8, totals.FirstPassBytes);
        WriteNumber("resentBytes"u8, totals.ResentBytes);
        WriteNumber("maxDowntimeSeconds"u8, totals.MaxDowntimeSeconds);
        _json.WriteNumber("notConverged"u8, totals.NotConverged);
        WriteNumber("lostVcpuSeconds"u8, totals.LostVcpuSeconds);
        WriteNumber("wastedBytes"u8, totals.WastedBytes);
        WriteNumber("wastedSeconds"u8, totals.WastedSeconds);
    }

    private void WriteVm(string name, in VmResult result)
    {
        _json.WriteStartObject();
        _json.WriteString("name"u8, name);
        WriteNumber("startSeconds"u8, result.StartSeconds);
        WriteNumber("endSeconds"u8, result.EndSeconds);
        WriteNumber("downtimeSeconds"u8, result.DowntimeSeconds);
        WriteNumber("bytesSent"u8, result.BytesSent);
        WriteNumber("liveRounds"u8, result.LiveRounds);
        _json.WriteString("outcome"u8, result.Outcome.Word());
        WriteNumber("lostVcpuSeconds"u8, result.LostVcpuSeconds);
        WriteNumber("postCopySeconds"u8, result.PostCopySeconds);
        WriteNumber("demandedBytes"u8, result.DemandedBytes);
        WriteNumber("wastedBytes"u8, result.WastedBytes);
        WriteNumber("wastedSeconds"u8, result.WastedSeconds);
    }

    private void WriteRoute(ScenarioCluster cluster, in PlacedMove move)
    {
        _json.WriteString("from"u8, cluster.NodeNames[move.Source]);
        _json.WriteString("to"u8, cluster.NodeNames[move.Target]);
        if (cluster.Drain is not null)
            _json.WriteNumber("wave"u8, move.Wave + 1);
    }

    private void WriteEmptied(
        ScenarioCluster cluster,
        IReadOnlyList<int> nodes,
        ReadOnlySpan<double> seconds
    )
    {
        _json.WriteStartArray("nodes"u8);
        for (var i = 0; i < seconds.Length; i++)
        {
            _json.WriteStartObject();
            _json.WriteString("name"u8, cluster.NodeNames[nodes[i]]);
            WriteNumber("emptiedSeconds"u8, seconds[i]);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void EndVm()
    {
        _json.WriteEndObject();
        if (_json.BytesPending > FlushBytes)
            _json.Flush();
    }

    private void WriteNumber(ReadOnlySpan<byte> key, double value)
    {
        if (double.IsFinite(value))
            _json.WriteNumber(key, value);
        else
            _json.WriteNull(key);
    }

    private void EndDocument()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        output.WriteByte((byte)'\n');
    }
}
