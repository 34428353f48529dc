using System.Diagnostics;
using System.Text;

namespace PreCopy.Tests.Cli;

/// <summary>The command line as a child process, the way people and scripts meet it.</summary>
internal static class Precopy
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "precopy.dll");

    /// <summary>Runs it to its end, with <paramref name="input"/> as standard input.</summary>
    public static Task<PrecopyResult> RunAsync(
        string[] arguments,
        byte[]? input = null,
        CancellationToken cancel = default
    ) => EndAsync(Start(arguments), input, cancel);

    /// <summary>Runs it to its end with another place for temporary files than the system's.</summary>
    public static Task<PrecopyResult> RunInAsync(
        string temporaryFolder,
        string[] arguments,
        CancellationToken cancel
    ) => EndAsync(StartIn(temporaryFolder, arguments), input: null, cancel);

    private static async Task<PrecopyResult> EndAsync(
        Process started,
        byte[]? input,
        CancellationToken cancel
    )
    {
        using var process = started;
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
    public static Process Start(params string[] arguments) => StartIn(null, arguments);

    /// <summary>Starts it with another place for temporary files than the system's.</summary>
    public static Process StartIn(string? temporaryFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Program, .. arguments]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        if (temporaryFolder is not null)
            start.Environment["TMPDIR"] = temporaryFolder;
        return Process.Start(start)!;
    }
}
