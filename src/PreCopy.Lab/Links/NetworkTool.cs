using System.ComponentModel;
using System.Diagnostics;

namespace PreCopy.Lab.Links;

/// <summary>The programs <c>ip</c> and <c>tc</c>, which come in one package.</summary>
internal static class NetworkTool
{
    /// <summary>What installs them.</summary>
    public const string Install = "apt-get install iproute2";

    /// <summary>Runs one of them and returns what it prints.</summary>
    /// <param name="command">The program and its words, without quotes.</param>
    /// <exception cref="LabException">It is not installed or fails; with its own words.</exception>
    public static string Run(string command)
    {
        var words = command.Split(' ');
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var complaint = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new LabException($"{command}: {FirstLine(complaint.Result)}");
        }
        catch (Win32Exception exception)
        {
            throw new LabException($"{words[0]} is not installed: {Install}", exception);
        }
    }

    private static string FirstLine(string text) => text.Trim().Split('\n')[0];
}
