namespace PreCopy.Planning.Inventories;

/// <summary>
/// The workload classes. Their figures are assumptions of this suite, not measurements: an order from guests that rest to
/// guests that write all the time. Two published figures bound them. The guest of KubeVirt's VEP 291, there to test
/// what hardly converges, writes about 650 Mbit/s and has about 7,100 MiB to send in its first pass: 11 MiB/s per GiB, more
/// than any class's median and within the spread of those that write most. The web server of Clark et al. (2005; SPECweb99) sent 1.2 times its memory in all (read
/// second-hand): what it had dirtied during the first pass, most of its working set, is at most a fifth of the memory. That
/// real guests' dirty bytes saturate, as VEP 291 shows, is why every class has a working set.
/// </summary>
public static class WorkloadClasses
{
    private const double MiB = 1 << 20;

    /// <summary>The class of a guest of which nothing is known.</summary>
    public const string Default = "application";

    /// <summary>Every class, the quietest first.</summary>
    public static IReadOnlyList<WorkloadClass> All { get; } =
    [
        Class("idle", "switched on and hardly used", 0.1, 0.02),
        Class("web", "web servers, proxies, gateways", 1, 0.10),
        Class(Default, "application servers, and whatever is not known", 2, 0.15),
        Class("database", "databases that write", 3, 0.30),
        Class("cache", "stores in memory, queues", 4, 0.50),
        Class("build", "compilers, tests, other short jobs", 6, 0.40),
        Class("analytics", "computation over all of the memory", 8, 0.70),
    ];

    /// <summary>Every name, for messages and help.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(known => known.Name));

    /// <summary>The class of that name, in upper or lower case; null when there is none.</summary>
    public static WorkloadClass? Find(string name) =>
        All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static WorkloadClass Class(
        string name,
        string means,
        double mibPerSecond,
        double share
    ) =>
        new(name, means)
        {
            DirtyBytesPerSecondPerGiB = mibPerSecond * MiB,
            WorkingSetShare = share,
        };
}
