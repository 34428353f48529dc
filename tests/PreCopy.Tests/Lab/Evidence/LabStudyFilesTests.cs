using System.Text;
using PreCopy.Lab.Evidence;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Lab.Evidence;

public sealed class LabStudyFilesTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_folder_holds_what_evidence_is_made_of()
    {
        var data = EvidenceSamples.Measured;

        Assert.Equal(39, data.Records.Count);
        Assert.Equal(4104, data.Calibration.PageBytesInStream);
        Assert.Equal(16_212, data.Calibration.PagesSent[64 << 20]);
        Assert.Equal(25e6, data.LinkBytesPerSecond);
        Assert.Equal(new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), data.DateUtc);
        Assert.Equal(
            "QEMU 7.2 on a loaded machine, 2 cores · 2026-01-02 · commit 0123456789 (changed) · n = 1",
            data.Origin
        );
        Assert.Equal([0, 1, 2], data.Trace.Select(line => line.Vm).Distinct().Order());
    }

    [Fact]
    public void A_trace_need_not_be_there()
    {
        Copy("manifest.json");
        Copy("vms.csv");

        Assert.Empty(LabStudyFiles.Load(_files.Folder).Trace);
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("vms.csv")]
    public void The_other_files_must_be(string missing)
    {
        foreach (var file in new[] { "manifest.json", "vms.csv" }.Where(file => file != missing))
            Copy(file);

        Assert.EndsWith($"/{missing}: not there", Refusal());
    }

    [Theory]
    [InlineData("manifest.json", "{", "manifest.json")]
    [InlineData("manifest.json", "null", "expected an object")]
    [InlineData("manifest.json", "{}", "required")]
    [InlineData("vms.csv", "a,b\n", "not the VMs of a lab")]
    public void A_broken_file_is_named(string file, string text, string why)
    {
        Copy("manifest.json");
        Copy("vms.csv");
        _files.Write(file, text);

        var refusal = Refusal();
        Assert.Contains(file, refusal);
        Assert.Contains(why, refusal);
    }

    [Fact]
    public void A_broken_line_of_a_trace_is_named()
    {
        var packed = new MemoryStream();
        using (
            var gzip = new System.IO.Compression.GZipStream(
                packed,
                System.IO.Compression.CompressionMode.Compress,
                leaveOpen: true
            )
        )
            gzip.Write("{\"seconds\":1,\"vm\":1,\"what\":\"x\"}\n{\"seconds\":2}\n"u8);
        var refusal = Assert.Throws<InvalidDataException>(() =>
            LabStudyFiles.Read(
                name =>
                    name.StartsWith("traces/", StringComparison.Ordinal)
                        ? new MemoryStream(packed.ToArray())
                        : File.OpenRead(Path.Combine(EvidenceSamples.Folder, name)),
                "here"
            )
        );

        Assert.Equal(
            $"here/traces/{LabStudyData.TracedStep}.jsonl.gz: line 2: not a line of a trace",
            refusal.Message
        );
    }

    private string Refusal() =>
        Assert.Throws<InvalidDataException>(() => LabStudyFiles.Load(_files.Folder)).Message;

    private void Copy(string name) =>
        _files.Write(
            name,
            File.ReadAllText(Path.Combine(EvidenceSamples.Folder, name), Encoding.UTF8)
        );
}
