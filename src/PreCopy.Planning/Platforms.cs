namespace PreCopy.Planning;

/// <summary>The platforms and their own limits on concurrent migrations, from the same sources as their stop policies.</summary>
public static class Platforms
{
    /// <summary>Every platform, in the order of the documentation.</summary>
    public static IReadOnlyList<Platform> All { get; } =
    [
        // max-bandwidth belongs to one migration.
        new("qemu", "QEMU", "qemu") { CanSplit = true, IsQemu = true },
        new("libvirt", "libvirt", "qemu") { CanSplit = true, IsQemu = true },
        // The batch of an evacuation, which empties one host.
        new("xapi", "xapi", "xen") { DefaultPerNode = 10 },
        // Of a cluster since September 2022; a stand-alone host allows 2.
        new("hyper-v", "Hyper-V", "hyper-v") { DefaultPerNode = 1 },
        // One limit of a pair of nodes.
        new("hyper-v-2008r2", "Hyper-V 2008 R2", "hyper-v-2008r2") { DefaultPerNode = 1 },
        // bandwidthPerMigration is one figure for all migrations.
        new("kubevirt", "KubeVirt", "kubevirt")
        {
            DefaultPerNode = 2,
            DefaultInAll = 5,
            IsQemu = true,
        },
        new("openshift", "OpenShift Virtualization", "openshift")
        {
            DefaultPerNode = 1,
            DefaultInAll = 5,
            IsQemu = true,
        },
        new("nova", "Nova", "nova") { DefaultPerNode = 1, IsQemu = true },
        // Must be given for a whole node; bwlimit belongs to one migration.
        new("proxmox", "Proxmox VE", "proxmox") { CanSplit = true, IsQemu = true },
        new("cloud-hypervisor", "Cloud Hypervisor", "cloud-hypervisor"),
        // Per host at 10 Gbit/s and faster; 4 at 1 Gbit/s.
        new("vmware", "VMware vSphere", "vmware") { DefaultPerNode = 8 },
    ];

    /// <summary>The platform of that name, or null.</summary>
    public static Platform? Find(string name) =>
        All.FirstOrDefault(platform => platform.Name == name);
}
