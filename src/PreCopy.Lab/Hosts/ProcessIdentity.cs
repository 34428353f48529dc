using System.Globalization;

namespace PreCopy.Lab.Hosts;

/// <summary>One process of one machine, told from a later one that has got its number. Written as one line.</summary>
/// <param name="Id">Its number.</param>
/// <param name="StartTicks">When it started, in the kernel's ticks since the machine did.</param>
/// <param name="Boot">The kernel's name of that start of the machine.</param>
/// <param name="Namespace">Whose numbering it is: containers that share a folder do not share their processes.</param>
internal sealed record ProcessIdentity(int Id, long StartTicks, string Boot, string Namespace)
{
    // Of the fields of /proc/<id>/stat after the name, which may hold spaces and brackets itself.
    private const int State = 0;
    private const int StartTime = 19;

    public static ProcessIdentity Own =>
        Of(Environment.ProcessId)
        ?? throw new LabException("/proc does not show this process, and the lab needs it");

    /// <summary>Whether it may still run; that of a numbering that cannot be seen from here may, until the machine starts anew.</summary>
    public bool Lives
    {
        get
        {
            if (Boot != CurrentBoot())
                return false;
            return Namespace != CurrentNamespace() || Of(Id) == this;
        }
    }

    /// <summary>The living process of that number; <see langword="null"/> when there is none.</summary>
    public static ProcessIdentity? Of(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[State] is "Z" or "X"
                ? null
                : new(
                    id,
                    long.Parse(fields[StartTime], CultureInfo.InvariantCulture),
                    CurrentBoot(),
                    CurrentNamespace()
                );
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Reads what <see cref="ToString"/> writes; <see langword="null"/> when it is something else.</summary>
    public static ProcessIdentity? Parse(string line) =>
        line.Split(' ') is [var id, var ticks, var boot, var numbering]
        && int.TryParse(id, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var start)
            ? new(number, start, boot, numbering)
            : null;

    /// <summary>The identity as one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id} {StartTicks} {Boot} {Namespace}");

    private static string CurrentBoot() =>
        File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    private static string CurrentNamespace() =>
        new FileInfo("/proc/self/ns/pid").LinkTarget ?? "pid";
}
