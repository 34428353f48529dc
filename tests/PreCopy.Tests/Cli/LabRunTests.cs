using System.Text.Json;
using PreCopy.Lab.Qemu;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>Real migrations from the command line.</summary>
public sealed class LabRunTests
{
    public LabRunTests() =>
        Assert.SkipWhen(
            QemuBinary.Find() is null || !OperatingSystem.IsLinux(),
            $"{QemuBinary.Program} is not installed"
        );

    [Fact]
    public async Task Two_small_guests_move_and_are_predicted()
    {
        var result = await Run("--dirty-share", "0.1", "--weights", "7,3", "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("VM 1 waits; VM 2 waits\n", result.Error);
        Assert.Contains("VM 1 has moved; VM 2 has moved\n", result.Error);
        var document = Assert.Single(result.Lines());
        Assert.Equal("emulated", document.GetProperty("link").GetProperty("kind").GetString());
        Assert.Equal(25e6, document.GetProperty("link").GetProperty("bytesPerSecond").GetDouble());
        Assert.True(document.GetProperty("converged").GetBoolean());
        var vms = document.GetProperty("vms").EnumerateArray().ToList();
        Assert.Equal(2, vms.Count);
        Assert.All(vms, vm => Assert.Equal("completed", vm.GetProperty("outcome").GetString()));
        Assert.All(vms, vm => Assert.True(Number(vm, "crossedBytes") > 15e6));
        Assert.True(Number(vms[0], "endSeconds") < Number(vms[1], "endSeconds"));
        // A wide band: a busy machine may not forward in time.
        Assert.InRange(
            Number(document.GetProperty("predicted"), "makespanSeconds")
                / Number(document, "makespanSeconds"),
            0.5,
            1.15
        );
    }

    [Fact]
    public async Task A_table_shows_what_was_measured_and_what_was_predicted()
    {
        var result = await Run("--vms", "1", "--dirty-share", "0");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("1 VM of 16 MiB, 0 pages/s", result.Output);
        Assert.Contains("measured", result.Output);
        Assert.Contains("completed", result.Output);
        Assert.Contains("predicted", result.Output);
        Assert.Contains("converged", result.Output);
        Assert.Contains("Makespan ", result.Output);
    }

    private static double Number(JsonElement parent, string name) =>
        parent.GetProperty(name).GetDouble();

    private static Task<PrecopyResult> Run(params string[] arguments) =>
        Precopy.RunAsync(
            ["lab", "run", "--memory", "16 MiB", .. arguments],
            cancel: TestContext.Current.CancellationToken
        );
}
