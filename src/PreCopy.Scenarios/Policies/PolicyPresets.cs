namespace PreCopy.Scenarios.Policies;

/// <summary>The stop policies of real systems, by the names that scenarios use.</summary>
/// <remarks>
/// These are the plain parts of each rule. Left out is what changes a rule while the migration runs: the throttling of
/// QEMU's auto-converge and of VMware, Nova's ramp of the downtime limit (50 to 500 ms; its top is taken) and its
/// floor of 2 GiB under the timeout, Proxmox's doubling of the limit when the remainder grows, and KubeVirt's timeout
/// when nothing progresses.
/// </remarks>
public static class PolicyPresets
{
    // Xen stops below 50 dirty pages of 4 KiB.
    private const double FiftyPages = 50 * 4096;

    /// <summary>Every preset, in the order of the documentation.</summary>
    public static IReadOnlyList<PolicyPreset> All { get; } =
    [
        // migration/options.c: downtime-limit 300 ms; there is no cap on the rounds.
        new("qemu", "QEMU", new() { DowntimeSeconds = 0.3 }, Evidence.Source),
        // tools/libs/guest, precopy_policy: 1 full and 4 dirty rounds, or fewer than 50 dirty pages.
        new("xen", "Xen", new() { MaxRounds = 5, MinPendingBytes = FiftyPages }, Evidence.Source),
        // xc_domain_save.c until 2015: 29 rounds, fewer than 50 pages, or more than 3 times the memory.
        new(
            "xen-legacy",
            "Xen until 2015",
            new()
            {
                MaxRounds = 29,
                MinPendingBytes = FiftyPages,
                MaxFactor = 3,
            },
            Evidence.Source
        ),
        // Documentation of 2012 R2 and later: at most 5 passes.
        new("hyper-v", "Hyper-V", new() { MaxRounds = 5 }, Evidence.Documentation),
        // Documentation of 2008 R2: at most 10 passes.
        new("hyper-v-2008r2", "Hyper-V 2008 R2", new() { MaxRounds = 10 }, Evidence.Documentation),
        // Default MigrationConfiguration: completionTimeoutPerGiB 150 since September 2024; QEMU's limit.
        new(
            "kubevirt",
            "KubeVirt",
            new() { DowntimeSeconds = 0.3, TimeoutSecondsPerGiB = 150 },
            Evidence.Source
        ),
        // The HyperConverged operator's default: completionTimeoutPerGiB 20.
        new(
            "openshift",
            "OpenShift Virtualization",
            new() { DowntimeSeconds = 0.3, TimeoutSecondsPerGiB = 20 },
            Evidence.Source
        ),
        // nova/conf/libvirt.py: live_migration_downtime 500 ms, live_migration_completion_timeout 800 s per GiB, abort.
        new(
            "nova",
            "OpenStack Nova",
            new() { DowntimeSeconds = 0.5, TimeoutSecondsPerGiB = 800 },
            Evidence.Source
        ),
        // qemu-server: migrate_downtime 0.1 s.
        new("proxmox", "Proxmox VE", new() { DowntimeSeconds = 0.1 }, Evidence.Source),
        // vm-migration: downtime 300 ms, timeout 3600 s, then the migration is cancelled.
        new(
            "cloud-hypervisor",
            "Cloud Hypervisor",
            new() { DowntimeSeconds = 0.3, TimeoutSeconds = 3600 },
            Evidence.Source
        ),
        // From memory: a switchover goal of about 1 s.
        new("vmware", "VMware vSphere", new() { DowntimeSeconds = 1 }, Evidence.Memory),
    ];

    /// <summary>The preset of that name, or null.</summary>
    public static PolicyPreset? Find(string name) =>
        All.FirstOrDefault(preset => preset.Name == name);
}
