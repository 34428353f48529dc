using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Xunit;

namespace PreCopy.Tests.House;

/// <summary>
/// A folder with a command named <c>dotnet</c> that notes how it was called, and the real PowerShell engine with
/// that folder as its PATH. PATH belongs to the process: whoever uses this must not run beside other tests.
/// </summary>
internal sealed class FakeDotnet : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("precopy-").FullName;
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    private FakeDotnet() => Environment.SetEnvironmentVariable("PATH", _folder);

    /// <summary>The current directory of the calling shell.</summary>
    public string CallerFolder =>
        Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;

    /// <summary>The arguments of the last call; none when nothing was called.</summary>
    public string[] Arguments => Note("arguments");

    /// <summary>The current directory of the last call.</summary>
    public string CurrentDirectory => Assert.Single(Note("directory"));

    /// <summary>A PATH without any dotnet.</summary>
    public static FakeDotnet Missing() => new();

    /// <summary>A dotnet that ends with the given code.</summary>
    public static FakeDotnet ExitingWith(int code)
    {
        var fake = new FakeDotnet();
        fake.Install(code);
        return fake;
    }

    /// <summary>Runs a line of PowerShell and returns <c>$LASTEXITCODE</c>.</summary>
    public int Run(string line)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        runspace.SessionStateProxy.Path.SetLocation(CallerFolder);
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(line).Invoke();
        if (shell.Streams.Error is [var first, ..])
            throw first.Exception;
        return (int)runspace.SessionStateProxy.GetVariable("LASTEXITCODE");
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        Directory.Delete(_folder, recursive: true);
    }

    private string[] Note(string name)
    {
        var file = Path.Combine(_folder, name);
        return File.Exists(file) ? File.ReadAllLines(file) : [];
    }

    private void Install(int code)
    {
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(
                Path.Combine(_folder, "dotnet.cmd"),
                $"""
                @echo off
                cd > "%~dp0directory"
                break > "%~dp0arguments"
                :next
                if "%~1"=="" exit /b {code}
                >> "%~dp0arguments" echo %~1
                shift /1
                goto next
                """
            );
            return;
        }
        var command = Path.Combine(_folder, "dotnet");
        File.WriteAllText(
            command,
            $"""
            #!/bin/sh
            pwd > '{_folder}/directory'
            printf '%s\n' "$@" > '{_folder}/arguments'
            exit {code}
            """
        );
        File.SetUnixFileMode(
            command,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );
    }
}
