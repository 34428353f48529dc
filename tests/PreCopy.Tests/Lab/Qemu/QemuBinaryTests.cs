using PreCopy.Lab.Qemu;
using PreCopy.Tests.Cli;
using PreCopy.Tests.House;
using Xunit;

namespace PreCopy.Tests.Lab.Qemu;

/// <summary>Which QEMU is taken. The environment belongs to the process.</summary>
[Collection(nameof(ProcessWide))]
public sealed class QemuBinaryTests : IDisposable
{
    private const UnixFileMode Runnable = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    private readonly TemporaryFiles _files = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly string? _forced = Environment.GetEnvironmentVariable(
        QemuBinary.EnvironmentVariable
    );

    public QemuBinaryTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the lab runs on Linux only");
        Set(null);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        Set(_forced);
        _files.Dispose();
    }

    [Theory]
    [InlineData("QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18+b3)", "7.2.22")]
    [InlineData("QEMU emulator version 8.2.2 (Debian 1:8.2.2+ds-0ubuntu1.6)", "8.2.2")]
    [InlineData("QEMU emulator version 10.1.0 (qemu-10.1.0-3.fc43)", "10.1.0")]
    [InlineData("QEMU emulator version 9.2", "9.2")]
    public void The_version_is_what_the_program_says(string words, string version)
    {
        var program = Install("another-qemu", $"echo '{words}'");
        Set(program);

        Assert.Equal(
            new QemuBinary(program, Version.Parse(version)) { Words = words },
            QemuBinary.Find()
        );
    }

    [Fact]
    public void The_first_one_on_the_path_is_taken()
    {
        var program = Install(QemuBinary.Program, "echo QEMU emulator version 1.2.3");
        Environment.SetEnvironmentVariable(
            "PATH",
            $"{_files.PathOf("nowhere")}:{_files.Folder}:{_path}"
        );

        Assert.Equal(program, QemuBinary.Find()?.Path);
    }

    [Fact]
    public void A_path_without_one_has_none()
    {
        Environment.SetEnvironmentVariable("PATH", _files.Folder);

        Assert.Null(QemuBinary.Find());
    }

    [Fact]
    public void One_that_is_forced_and_not_there_is_not_replaced_by_another()
    {
        Set(_files.PathOf("no-such-qemu"));

        Assert.Null(QemuBinary.Find());
    }

    [Theory]
    [InlineData("echo something else")]
    [InlineData("echo QEMU emulator version 7.2.0; exit 1")]
    public void A_program_that_is_no_qemu_or_fails_is_none(string script)
    {
        Set(Install("odd", script));

        Assert.Null(QemuBinary.Find());
    }

    private static void Set(string? program) =>
        Environment.SetEnvironmentVariable(QemuBinary.EnvironmentVariable, program);

    private string Install(string name, string script)
    {
        var program = _files.Write(name, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, Runnable);
        return program;
    }
}
