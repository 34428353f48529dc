using System.Text.Json;
using PreCopy.Cli.Plan;
using PreCopy.Planning;
using Xunit;

namespace PreCopy.Tests.Cli.Plan;

/// <summary>The settings are those of the platform, with the numbers of the plan.</summary>
public sealed class PlatformSettingsTests
{
    public static TheoryData<string> Names => [.. Platforms.All.Select(platform => platform.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_platform_has_a_setting_or_a_note_with_the_number(string platform)
    {
        var settings = Of(platform);

        Assert.NotEmpty(settings.Where);
        Assert.Contains("3", string.Join('\n', [.. settings.Lines, settings.Note]));
        if (settings.Lines.Count == 0)
            Assert.StartsWith("No ", settings.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hyper-v", "Set-VMHost -MaximumVirtualMachineMigrations 3")]
    [InlineData("hyper-v", "(Get-Cluster).MaximumParallelMigrations = 3")]
    [InlineData("nova", "[DEFAULT]\nmax_concurrent_live_migrations = 3")]
    [InlineData("proxmox", "max_workers: 3")]
    [InlineData("xapi", "evacuation-batch-size = 3")]
    public void The_setting_is_named_as_the_platform_names_it(string platform, string line) =>
        Assert.Contains(line, string.Join('\n', Of(platform).Lines), StringComparison.Ordinal);

    [Theory]
    [InlineData("kubevirt", "spec", "configuration", "migrations")]
    [InlineData("openshift", "spec", "liveMigrationConfig")]
    public void A_patch_is_json_with_both_limits(string platform, params string[] path)
    {
        var line = Assert.Single(Of(platform).Lines);
        var patch = JsonDocument.Parse(line.Split('\'')[1]).RootElement;

        var limits = path.Aggregate(patch, (element, key) => element.GetProperty(key));
        Assert.Equal(3, limits.GetProperty("parallelOutboundMigrationsPerNode").GetInt32());
        Assert.Equal(8, limits.GetProperty("parallelMigrationsPerCluster").GetInt32());
    }

    private static PlatformSettings Of(string platform) =>
        PlatformSettings.Of(
            Platforms.Find(platform)!,
            new Alternative(3, 8, MigrationOrders.FirstIn, "equal")
        );
}
