using PreCopy.Results;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Results;

public sealed class ManifestTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    [Fact]
    public void It_knows_this_machine()
    {
        var manifest = Manifest.Now(RepositoryRoot.Path, "precopy run", "dry");

        Assert.NotEmpty(manifest.Machine.Processor);
        Assert.Equal(Environment.ProcessorCount, manifest.Machine.Cores);
        Assert.Contains(manifest.Machine.VectorBits, new[] { 0, 128, 256, 512 });
        Assert.StartsWith(".NET 10.", manifest.Machine.Runtime);
        Assert.StartsWith("10.", manifest.Sdk);
        Assert.Equal(Manifest.WorkloadSeed, manifest.Seed);
        Assert.Equal(DateTimeKind.Utc, manifest.DateUtc.Kind);
    }

    [Fact]
    public void It_is_loaded_as_it_was_saved()
    {
        var manifest = Manifest.Now(_files.Folder, "run --filter '*Kernel*'", "short") with
        {
            Commit = new("0123456789", Dirty: true),
        };
        var path = _files.PathOf("manifest.json");
        manifest.Save(path);

        Assert.Equal(manifest, Manifest.Load(path));
        Assert.Contains("\"command\": \"run --filter '*Kernel*'\"", File.ReadAllText(path));
    }

    [Fact]
    public void Without_a_file_there_is_none() =>
        Assert.Null(Manifest.Load(_files.PathOf("manifest.json")));

    [Theory]
    [InlineData("x")]
    [InlineData("{}")]
    public void A_broken_file_is_refused_by_name(string text)
    {
        var path = _files.Write("manifest.json", text);

        Assert.StartsWith(
            path,
            Assert.Throws<InvalidDataException>(() => Manifest.Load(path)).Message
        );
    }

    [Fact]
    public void Only_the_same_machine_job_and_seed_compare()
    {
        var manifest = Manifest.Now(_files.Folder, "precopy run", "short");

        Assert.True(manifest.IsComparableWith(manifest with { Command = "other" }));
        Assert.False(manifest.IsComparableWith(manifest with { Job = "dry" }));
        Assert.False(manifest.IsComparableWith(manifest with { Seed = 1 }));
        Assert.False(
            manifest.IsComparableWith(
                manifest with
                {
                    Machine = manifest.Machine with { Processor = "other" },
                }
            )
        );
    }

    [Fact]
    public void Outside_a_repository_there_is_no_commit() =>
        Assert.Null(SourceCommit.Of(_files.Folder));

    public void Dispose() => _files.Dispose();
}
