using System.ComponentModel;
using System.Diagnostics;
using PreCopy.Model.Kernels;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Run;

/// <summary>The benchmarks' program, built and run as a child: it must measure in a process without this one's work.</summary>
/// <param name="checkout">The clone to build it from.</param>
internal sealed class BenchmarkChild(Checkout checkout)
{
    private const int TailLines = 20;

    // The SDK names itself to what it runs; another one on PATH need not be able to build this.
    private static readonly string Host =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The kernel to force; <see langword="null"/> leaves the choice to the program.</summary>
    public string? Kernel { get; init; }

    /// <summary>Whether the program as it was built last is to be run.</summary>
    public bool IsBuilt { get; set; }

    /// <summary>The full names of the benchmarks that match, as BenchmarkDotNet lists them.</summary>
    /// <returns>The names and exit code 0, or another exit code and the last lines of what was printed.</returns>
    public async Task<(int ExitCode, IReadOnlyList<string> Lines)> ListAsync(
        string filter,
        CancellationToken cancellation
    )
    {
        var names = new List<string>();
        var (exitCode, tail) = await RunAsync(
            ["--list", "flat", "--filter", filter],
            line =>
            {
                if (line.StartsWith("PreCopy.Benchmarks.", StringComparison.Ordinal))
                    names.Add(line.Trim());
            },
            cancellation
        );
        return exitCode == 0 ? (0, names) : (exitCode, tail);
    }

    /// <summary>Runs the program to its end; on cancellation ends it and all it started.</summary>
    /// <param name="arguments">The program's own arguments.</param>
    /// <param name="onLine">Is given each line of its output, one at a time.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <returns>The exit code and the last lines of its output, those of its error output last.</returns>
    /// <exception cref="InputException">There is no .NET SDK.</exception>
    public async Task<(int ExitCode, IReadOnlyList<string> Tail)> RunAsync(
        IEnumerable<string> arguments,
        Action<string> onLine,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(Host)
        {
            WorkingDirectory = checkout.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var argument in new[]
            {
                "run",
                "-c",
                "Release",
                "--project",
                checkout.BenchmarksProject,
            }
                .Concat(IsBuilt ? ["--no-build", "--"] : ["--"])
                .Concat(arguments)
        )
            start.ArgumentList.Add(argument);
        if (Kernel is not null)
            start.Environment[KernelRegistry.EnvironmentVariable] = Kernel;
        // A build server that stays behind would keep the output open, and this program waiting for its end.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // Two streams come in any order; what is said of an error stands last.
        var (output, errors) = (new Queue<string>(), new Queue<string>());
        using var child = Start(start);
        child.StandardInput.Close();
        child.OutputDataReceived += (_, e) => Take(output, e.Data);
        child.ErrorDataReceived += (_, e) => Take(errors, e.Data);
        child.BeginOutputReadLine();
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
        return (child.ExitCode, [.. output, .. errors]);

        void Take(Queue<string> tail, string? line)
        {
            if (string.IsNullOrWhiteSpace(line))
                return;
            lock (output)
            {
                tail.Enqueue(line);
                if (tail.Count > TailLines)
                    tail.Dequeue();
                onLine(line);
            }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InputException(
                $"the benchmarks need the .NET SDK, and '{start.FileName}' cannot be started: {exception.Message}",
                exception
            );
        }
    }
}
