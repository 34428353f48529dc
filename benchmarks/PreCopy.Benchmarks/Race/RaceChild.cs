using System.Diagnostics;
using System.Globalization;
using PreCopy.Results;

namespace PreCopy.Benchmarks.Race;

/// <summary>A launch in a process of its own: this program once more.</summary>
/// <param name="job">How long.</param>
public sealed class RaceChild(RaceJob job)
{
    /// <summary>Runs the launch and takes over what it measured.</summary>
    /// <param name="number">The launch.</param>
    /// <param name="say">Is given each line of its standard error.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="RaceFailedException">It ended with another exit code than 0.</exception>
    public async Task<RaceMeasurements> RunAsync(
        int number,
        Action<string> say,
        CancellationToken cancellation
    )
    {
        var folder = Directory.CreateTempSubdirectory("precopy-race-");
        try
        {
            var file = Path.Combine(folder.FullName, RaceArguments.DefaultFile);
            await RunAsync(number, file, say, cancellation);
            return RaceMeasurements.Load(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task RunAsync(
        int number,
        string file,
        Action<string> say,
        CancellationToken cancellation
    )
    {
        using var child = Process.Start(StartOf(number, file))!;
        var last = "";
        child.ErrorDataReceived += (_, line) =>
        {
            if (string.IsNullOrWhiteSpace(line.Data))
                return;
            last = line.Data;
            say(line.Data);
        };
        child.BeginErrorReadLine();
        try
        {
            await child.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            child.Kill(entireProcessTree: true);
            throw;
        }
        cancellation.ThrowIfCancellationRequested();
        if (child.ExitCode != 0)
            throw new RaceFailedException(
                $"launch {number} ended with exit code {child.ExitCode}: {last}"
            );
    }

    private ProcessStartInfo StartOf(int number, string file)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.ArgumentList.Add(typeof(RaceChild).Assembly.Location);
        foreach (
            var argument in new[]
            {
                RaceArguments.Word,
                job.Name,
                "--out",
                file,
                RaceArguments.LaunchOption,
                number.ToString(CultureInfo.InvariantCulture),
            }
        )
            start.ArgumentList.Add(argument);
        // As users' programs have it, and as BenchmarkDotNet's processes do; this one's project says otherwise.
        start.Environment["DOTNET_TC_QuickJitForLoops"] = "1";
        return start;
    }
}
