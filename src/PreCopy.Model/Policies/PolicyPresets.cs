namespace PreCopy.Model.Policies;

/// <summary>The stop policies of real systems, by the names that scenarios use.</summary>
public static class PolicyPresets
{
    // Xen stops below 50 dirty pages of 4 KiB.
    private const double FiftyPages = 50 * 4096;

    /// <summary>Every preset, in the order of the documentation.</summary>
    public static IReadOnlyList<PolicyPreset> All { get; } =
    [
        new(
            "qemu",
            "QEMU",
            new() { DowntimeSeconds = 0.3 },
            Evidence.Source,
            "migration/options.c: downtime-limit 300 ms, no cap on the rounds",
            "1 a process"
        ),
        new(
            "xen",
            "Xen",
            new() { MaxRounds = 5, MinPendingBytes = FiftyPages },
            Evidence.Source,
            "tools/libs/guest, precopy_policy: 1 full and 4 dirty rounds, or fewer than 50 dirty pages",
            "none"
        ),
        new(
            "xen-legacy",
            "Xen until 2015",
            new()
            {
                MaxRounds = 29,
                MinPendingBytes = FiftyPages,
                MaxFactor = 3,
            },
            Evidence.Source,
            "xc_domain_save.c: 29 rounds, fewer than 50 pages, or more than 3 times the memory",
            "xapi's evacuation 10, Xen Orchestra 3 per pool"
        ),
        new(
            "hyper-v",
            "Hyper-V",
            new() { MaxRounds = 5 },
            Evidence.Documentation,
            "documentation of 2012 R2 and later: at most 5 passes",
            "2 on a stand-alone host, 1 in a cluster since September 2022"
        ),
        new(
            "hyper-v-2008r2",
            "Hyper-V 2008 R2",
            new() { MaxRounds = 10 },
            Evidence.Documentation,
            "documentation of 2008 R2: at most 10 passes",
            "1 per pair of nodes: 8 in a cluster of 16"
        ),
        new(
            "kubevirt",
            "KubeVirt",
            new()
            {
                DowntimeSeconds = 0.3,
                TimeoutSecondsPerGiB = 150,
                StallTimeoutSeconds = 150,
            },
            Evidence.Source,
            "MigrationConfiguration: completionTimeoutPerGiB 150 (800 until September 2024), progressTimeout 150; QEMU's limit",
            "5 per cluster, 2 out of a node"
        ),
        new(
            "openshift",
            "OpenShift Virtualization",
            new()
            {
                DowntimeSeconds = 0.3,
                TimeoutSecondsPerGiB = 20,
                StallTimeoutSeconds = 150,
            },
            Evidence.Source,
            "the HyperConverged operator: completionTimeoutPerGiB 20; KubeVirt's progressTimeout and QEMU's limit",
            "5 per cluster, 1 out of a node (2 until August 2026)"
        ),
        new(
            "nova",
            "OpenStack Nova",
            new()
            {
                DowntimeSeconds = 0.05,
                Ramp = new(ToSeconds: 0.5, StepSeconds: 0.045, IntervalSeconds: 75)
                {
                    IsIntervalPerGiB = true,
                },
                TimeoutSecondsPerGiB = 800,
                LeastGiB = 2,
            },
            Evidence.Source,
            "nova/conf/libvirt.py: live_migration_downtime 500 ms in 10 steps of 75 s per GiB, completion timeout 800 s per GiB (at least 2 GiB), abort",
            "1"
        ),
        new(
            "proxmox",
            "Proxmox VE",
            new() { DowntimeSeconds = 0.1, LooksPerDoubling = 6 },
            Evidence.Source,
            "qemu-server, QemuMigrate.pm: migrate_downtime 0.1 s, doubled each time the remainder has grown more than 5 times",
            "must be given for a whole node"
        ),
        new(
            "cloud-hypervisor",
            "Cloud Hypervisor",
            new() { DowntimeSeconds = 0.3, TimeoutSeconds = 3600 },
            Evidence.Source,
            "vm-migration: downtime 300 ms, timeout 3600 s, then the migration is cancelled",
            "none"
        ),
        new(
            "vmware",
            "VMware vSphere",
            new()
            {
                DowntimeSeconds = 1,
                // It slows the guest when the copy does not converge; how much is not known, so QEMU's steps stand in.
                Throttle = new() { Trigger = 0.9 },
            },
            Evidence.Memory,
            "from memory: a switchover goal of about 1 s; slows a guest that does not converge (QEMU's steps stand in)",
            "4 per host on 1 GbE, 8 on 10 GbE and up"
        ),
    ];

    /// <summary>The preset of that name, or null.</summary>
    public static PolicyPreset? Find(string name) =>
        All.FirstOrDefault(preset => preset.Name == name);
}
