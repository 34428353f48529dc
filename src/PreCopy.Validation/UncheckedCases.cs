namespace PreCopy.Validation;

/// <summary>Published results that are known and cannot be checked.</summary>
internal static class UncheckedCases
{
    public static IReadOnlyList<UncheckedCase> All { get; } =
    [
        new(
            "KubeVirt VEP 291, iterations (69 and 28)",
            "the dirty rate varies and holds the rest just above the limit until a quiet moment; the rounds of a smooth curve shrink past it"
        ),
        new(
            "Clark et al. 2005, SPECweb99, bytes and downtime together",
            "the sender adapted its rate round by round; its rates, the number of rounds and the guest's dirty curve are not among the inputs"
        ),
        new(
            "Hyper-V 2012 R2, one VM of 55 GB in about 70 s over 10 Gbit/s",
            "compression is on by default there and neither its ratio nor the memory in use is given: any of them explains the time"
        ),
        new(
            "OpenStack, 2 to 4 VMs at once",
            "the platform almost surely ran them one after the other, so they say nothing about a shared link"
        ),
        new(
            "Google 2018, median blackout 50 ms, 99th percentile 300 ms",
            "a fleet's distribution without the guests' memory, dirty rates or link"
        ),
        new(
            "Akoush 2010, Liu 2011, Cerroni 2014, He 2019, the vMotion white papers",
            "their bodies could not be read, and no number of theirs is quoted from memory"
        ),
    ];
}
