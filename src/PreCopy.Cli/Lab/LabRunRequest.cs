using PreCopy.Lab.Batches;
using PreCopy.Lab.Sessions;

namespace PreCopy.Cli.Lab;

/// <summary>What <c>lab run</c> was asked for.</summary>
/// <param name="Batch">The VMs, and how they are migrated.</param>
/// <param name="Link">The kind of link.</param>
/// <param name="LinkBytesPerSecond">What it carries of the streams' bytes.</param>
/// <param name="UseKvm">Whether the processor runs the guests.</param>
/// <param name="AsJson">Whether the answer is one JSON document.</param>
internal sealed record LabRunRequest(
    LabBatch Batch,
    LinkKind Link,
    double LinkBytesPerSecond,
    bool UseKvm,
    bool AsJson
);
