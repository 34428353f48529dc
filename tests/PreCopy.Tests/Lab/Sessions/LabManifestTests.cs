using System.Text.Json;
using PreCopy.Lab.Sessions;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Lab.Sessions;

/// <summary>What is written of how a study was run, and which studies are the same.</summary>
public sealed class LabManifestTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    private static LabManifest Manifest { get; } =
        LabManifest.Now(
            LabSamples.Setting,
            repetitions: 3,
            RepositoryRoot.Path,
            "precopy lab study",
            LabSamples.Calibration
        );

    public LabManifestTests() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the lab runs on Linux only");

    public void Dispose() => _files.Dispose();

    [Fact]
    public void It_comes_back_as_it_was()
    {
        var path = _files.PathOf("manifest.json");
        Manifest.Save(path);

        var loaded = LabManifest.Load(path)!;

        Assert.Equal(
            Manifest.Calibration.PagesSent.OrderBy(size => size.Key),
            loaded.Calibration.PagesSent.OrderBy(size => size.Key)
        );
        var calibration = loaded.Calibration with { PagesSent = Manifest.Calibration.PagesSent };
        Assert.Equal(Manifest, loaded with { Calibration = calibration });
        Assert.Equal(LabSamples.Setting, loaded.Setting);
    }

    [Fact]
    public void Its_keys_are_in_camel_case_and_its_setting_is_there_once()
    {
        var path = _files.PathOf("manifest.json");
        Manifest.Save(path);

        var json = JsonElement.Parse(File.ReadAllText(path));

        Assert.Equal("emulated", json.GetProperty("link").GetString());
        Assert.Equal(25e6, json.GetProperty("linkBytesPerSecond").GetDouble());
        Assert.Equal(0, json.GetProperty("calibration").GetProperty("stalePages").GetInt64());
        Assert.False(json.TryGetProperty("setting", out _));
        Assert.NotEqual("", json.GetProperty("kernel").GetString());
    }

    [Fact]
    public void There_may_be_none() => Assert.Null(LabManifest.Load(_files.PathOf("none.json")));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"link": "pigeons"}""")]
    public void Something_else_is_refused_by_its_name(string text)
    {
        var path = _files.Write("manifest.json", text);

        Assert.StartsWith(
            $"{path}: ",
            Assert.Throws<InvalidDataException>(() => LabManifest.Load(path)).Message
        );
    }

    [Fact]
    public void The_same_setting_differs_in_nothing() =>
        Assert.Empty(LabSamples.Setting.DifferencesFrom(LabSamples.Setting with { }));

    [Fact]
    public void What_differs_is_said_with_both_sides()
    {
        var now = LabSamples.Setting;

        string[] Differences(LabSetting earlier) => [.. now.DifferencesFrom(earlier)];

        Assert.Equal(["plan was full and is tiny"], Differences(now with { Plan = "full" }));
        Assert.Equal(["seed was 7 and is 1"], Differences(now with { Seed = 7 }));
        Assert.Equal(
            ["link was Tc of 25000000 B/s and is Emulated of 25000000 B/s"],
            Differences(now with { Link = LinkKind.Tc })
        );
        Assert.Equal(
            ["link was Emulated of 1 B/s and is Emulated of 25000000 B/s"],
            Differences(now with { LinkBytesPerSecond = 1 })
        );
        Assert.Equal(
            ["accelerator was kvm and is tcg"],
            Differences(now with { Accelerator = "kvm" })
        );
        Assert.Equal(
            ["QEMU was 8 and is QEMU emulator version 7.2.0"],
            Differences(now with { QemuVersion = "8" })
        );
        Assert.StartsWith(
            "machine was Machine { Processor = AMD EPYC, Cores = 4",
            Assert.Single(Differences(now with { Machine = now.Machine with { Cores = 4 } }))
        );
        Assert.Equal(2, Differences(now with { Seed = 2, Plan = "full" }).Length);
    }
}
