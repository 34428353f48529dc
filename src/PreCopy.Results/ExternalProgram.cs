using System.ComponentModel;
using System.Diagnostics;

namespace PreCopy.Results;

/// <summary>Asks another program a short question.</summary>
public static class ExternalProgram
{
    /// <summary>What it prints, trimmed; <see langword="null"/> when it is not installed or fails.</summary>
    public static string? Output(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
