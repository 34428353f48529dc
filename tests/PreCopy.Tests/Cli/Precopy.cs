using System.Diagnostics;
using System.Text;

namespace PreCopy.Tests.Cli;

/// <summary>The command line as a child process, the way people and scripts meet it.</summary>
internal static class Precopy
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "precopy.dll");

    /// <summary>Runs it to its end, with <paramref name="input"/> as standard input.</summary>
    public static async Task<PrecopyResult> RunAsync(
        string[] arguments,
        byte[]? input = null,
        CancellationToken cancel = default
    )
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of its input, which is its right.
        }

        await process.WaitForExitAsync(cancel);
        return new PrecopyResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it with all three streams redirected.</summary>
    public static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [Program, .. arguments]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = new UTF8Encoding(false),
                StandardErrorEncoding = new UTF8Encoding(false),
            }
        )!;
}
