using System.Globalization;
using System.Net.Sockets;
using PreCopy.Lab.Links;
using PreCopy.Lab.Qemu;
using PreCopy.Results;

namespace PreCopy.Lab.Hosts;

/// <summary>What the lab needs of a machine, and what it can use.</summary>
public static class LabRequirements
{
    /// <summary>What four pairs of QEMUs take at most, in bytes, with guests of 64 MiB: each 44 MiB and its guest's memory.</summary>
    public const long NeededMemoryBytes = 1L << 30;

    private const string InstallQemu = "apt-get install qemu-system-x86";

    /// <summary>The oldest QEMU that says how many bytes a migration sent in each of its phases; the other things used are older.</summary>
    public static Version OldestQemu { get; } = new(7, 0);

    /// <summary>Looks at this machine. KVM is only looked for: <see cref="Kvm.WhyNot"/> tries it.</summary>
    public static IReadOnlyList<LabCheck> Check() =>
        [
            System(),
            QemuCheck(QemuBinary.Find()),
            UnixSockets(),
            Memory(AvailableMemoryBytes()),
            Tool("ip", "-Version"),
            Tool("tc", "-Version"),
            Root(),
            KvmDevice(),
        ];

    internal static LabCheck QemuCheck(QemuBinary? binary) =>
        binary switch
        {
            null => new(
                "QEMU",
                IsThere: false,
                IsNeeded: true,
                $"no {QemuBinary.Program} on PATH or in {QemuBinary.EnvironmentVariable}",
                InstallQemu
            ),
            { Version: var version } when version < OldestQemu => new(
                "QEMU",
                IsThere: false,
                IsNeeded: true,
                $"{version} at {binary.Path} is older than {OldestQemu}",
                InstallQemu
            ),
            _ => new("QEMU", IsThere: true, IsNeeded: true, $"{binary.Version} at {binary.Path}"),
        };

    internal static LabCheck Memory(long? availableBytes) =>
        new(
            "memory",
            availableBytes >= NeededMemoryBytes,
            IsNeeded: true,
            availableBytes is { } bytes
                ? $"{MiB(bytes)} MiB available, {MiB(NeededMemoryBytes)} MiB wanted"
                : "the kernel does not say how much is available"
        );

    private static LabCheck System() =>
        new(
            "Linux",
            OperatingSystem.IsLinux(),
            IsNeeded: true,
            Environment.OSVersion.VersionString
        );

    private static LabCheck UnixSockets() =>
        new(
            "Unix sockets",
            Socket.OSSupportsUnixDomainSockets,
            IsNeeded: true,
            Socket.OSSupportsUnixDomainSockets ? "supported" : "not supported by this system"
        );

    private static LabCheck Tool(string program, string question) =>
        ExternalProgram.Output(program, question) is { } version
            ? new(program, IsThere: true, IsNeeded: false, version)
            : new(
                program,
                IsThere: false,
                IsNeeded: false,
                "missing; --link tc needs it",
                NetworkTool.Install
            );

    private static LabCheck Root() =>
        new(
            "root",
            Environment.IsPrivilegedProcess,
            IsNeeded: false,
            Environment.IsPrivilegedProcess ? "yes" : "no; --link tc needs it"
        );

    private static LabCheck KvmDevice() =>
        File.Exists("/dev/kvm")
            ? new(
                "KVM",
                IsThere: true,
                IsNeeded: false,
                "/dev/kvm is there; whether it works shows when it is asked for"
            )
            : new("KVM", IsThere: false, IsNeeded: false, "no /dev/kvm; software emulation does");

    private static long? AvailableMemoryBytes()
    {
        const string field = "MemAvailable:";
        const string file = "/proc/meminfo";
        if (!File.Exists(file))
            return null;
        var line = File.ReadLines(file)
            .FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
        return line is null
            ? null
            : long.Parse(line[field.Length..^"kB".Length], CultureInfo.InvariantCulture) << 10;
    }

    private static string MiB(long bytes) => (bytes >> 20).ToString(CultureInfo.InvariantCulture);
}
