using System.IO.Compression;
using System.Text.Json;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Sessions;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Lab.Sessions;

/// <summary>A study as it lies in its folder.</summary>
public sealed class StudyFolderTests : IDisposable
{
    private static readonly LabStep Step = new(LabSamples.Plan.Cases[1], 1);

    private readonly TemporaryFiles _files = new();

    private StudyFolder Folder => new(_files.PathOf("study"));

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("AMD EPYC", 2, "amd-epyc-2-cores")]
    [InlineData("Intel(R) Xeon(R) CPU @ 2.20GHz", 8, "intel-xeon-cpu-2-20ghz-8-cores")]
    [InlineData("???", 1, "unknown-processor-1-cores")]
    public void A_machine_s_folder_is_named_after_it(string processor, int cores, string name) =>
        Assert.Equal(
            name,
            StudyFolder.NameFor(
                LabSamples.Setting.Machine with
                {
                    Processor = processor,
                    Cores = cores,
                }
            )
        );

    [Fact]
    public void A_new_one_has_nothing()
    {
        Assert.Null(Folder.Manifest());
        Assert.Empty(Folder.Records());
        Folder.Clear();
        Assert.False(Directory.Exists(Folder.Path));
    }

    [Fact]
    public void A_batch_is_kept_with_its_trace()
    {
        var run = LabSamples.Run(Step.Case.Batch);

        Folder.Keep([new(Step, run.Vms, run.LinkUse)], run.Trace);

        Assert.Equal(Step.Name, Assert.Single(Folder.Records()).Step.Name);
        Assert.Equal(
            run.Trace.Select(line => (line.Seconds, line.Vm, line.What)),
            Folder.Trace(Step).Select(line => (line.Seconds, line.Vm, line.What))
        );
        Assert.Equal(
            ["traces/two-1.jsonl.gz", "vms.csv"],
            Directory
                .GetFiles(Folder.Path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder.Path, file))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_trace_has_a_json_document_a_line_and_counts_vms_from_1()
    {
        var path = _files.PathOf("trace.jsonl.gz");
        var said = JsonElement.Parse("""{"ram": {"remaining": 5}, "status": "active"}""");

        TraceFile.Save(
            [new(0.1234567, 0, "source STOP", default), new(2, 1, "query-migrate", said)],
            path
        );

        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var text = new StreamReader(packed);
        Assert.Equal(
            """
            {"seconds":0.123457,"vm":1,"what":"source STOP"}
            {"seconds":2,"vm":2,"what":"query-migrate","data":{"ram":{"remaining":5},"status":"active"}}

            """.ReplaceLineEndings("\n"),
            text.ReadToEnd()
        );
        var loaded = TraceFile.Load(path);
        Assert.Equal(JsonValueKind.Undefined, loaded[0].Data.ValueKind);
        Assert.Equal(5, loaded[1].Data.GetProperty("ram").GetProperty("remaining").GetInt32());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("oops")]
    public void What_is_no_trace_is_refused_by_its_line(string line)
    {
        var path = _files.PathOf("trace.jsonl.gz");
        using (var packed = new GZipStream(File.Create(path), CompressionMode.Compress))
        using (var text = new StreamWriter(packed))
            text.Write("""{"seconds":0,"vm":1,"what":"x"}""" + $"\n{line}\n");

        Assert.StartsWith(
            $"{path}: line 2: ",
            Assert.Throws<InvalidDataException>(() => TraceFile.Load(path)).Message
        );
    }

    [Fact]
    public void What_is_removed_is_the_study_and_nothing_else()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks the kernel for its release");
        var run = LabSamples.Run(Step.Case.Batch);
        Folder.Keep([new(Step, run.Vms, run.LinkUse)], run.Trace);
        Folder.Keep(
            LabManifest.Now(LabSamples.Setting, 1, Folder.Path, "x", LabSamples.Calibration)
        );
        File.WriteAllText(Path.Combine(Folder.Path, "notes.txt"), "mine");

        Folder.Clear();

        Assert.Equal(
            ["notes.txt"],
            Directory.GetFileSystemEntries(Folder.Path).Select(Path.GetFileName)
        );
    }
}
