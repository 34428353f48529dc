using System.Globalization;
using PreCopy.Planning;

namespace PreCopy.Cli.Plan;

/// <summary>How a platform is told how many migrations to run at once: text to review, never executed.</summary>
/// <param name="Where">Where the lines belong, for people.</param>
/// <param name="Lines">Commands or lines of a configuration file; none where the platform has no such setting.</param>
/// <param name="Note">What to know before they are used; may be empty.</param>
internal sealed record PlatformSettings(string Where, IReadOnlyList<string> Lines, string Note)
{
    /// <summary>The settings for an alternative.</summary>
    public static PlatformSettings Of(Platform platform, Alternative alternative)
    {
        var (perNode, inAll) = (Text(alternative.PerNode), Text(alternative.InAll));
        return platform.Preset switch
        {
            "hyper-v" => new(
                "PowerShell",
                [
                    $"Set-VMHost -MaximumVirtualMachineMigrations {perNode}    # on each stand-alone host",
                    $"(Get-Cluster).MaximumParallelMigrations = {perNode}    # in a cluster, for all of its nodes",
                ],
                "The cluster's property came with the updates of September 2022 and then sets that of every node; it counts migrations in either role."
            ),
            "hyper-v-2008r2" => new(
                platform.Title,
                [],
                $"No such setting: 2008 R2 runs one migration at a time between two nodes, and a second attempt fails as busy; so {perNode} at once out of a node takes {perNode} targets."
            ),
            "kubevirt" => new(
                "the KubeVirt resource",
                [
                    $"kubectl patch kubevirt kubevirt -n kubevirt --type merge -p '{Patch(perNode, inAll, "spec", "configuration", "migrations")}'",
                ],
                ""
            ),
            "openshift" => new(
                "the HyperConverged resource",
                [
                    $"oc patch hyperconverged kubevirt-hyperconverged -n openshift-cnv --type merge -p '{Patch(perNode, inAll, "spec", "liveMigrationConfig")}'",
                ],
                "Newer versions of the resource group their fields: check the name in your version."
            ),
            "nova" => new(
                "nova.conf of each compute node",
                ["[DEFAULT]", $"max_concurrent_live_migrations = {perNode}"],
                "nova-compute reads it when it starts."
            ),
            "proxmox" => new(
                "/etc/pve/datacenter.cfg",
                [$"max_workers: {perNode}"],
                $"Or for one evacuation, as a parameter of the node's migrateall: maxworkers {perNode}, max-workers in newer versions; check the name in your version."
            ),
            "xen" or "xen-legacy" => new(
                "xapi.conf of each host",
                [$"evacuation-batch-size = {perNode}"],
                "What xapi migrates at once when it evacuates a host; without xapi, start at most so many migrations yourself."
            ),
            "vmware" => new(
                "vSphere",
                [],
                $"No setting to apply: vCenter admits migrations by fixed costs per host and network, and its advanced options for them are not supported. To keep to {perNode}, select at most so many VMs of a host at a time."
            ),
            "cloud-hypervisor" => new(
                "Cloud Hypervisor",
                [],
                $"No such setting: start at most {AtMost(perNode, inAll)} 'ch-remote send-migration' at once."
            ),
            _ => new(
                platform.Title,
                [],
                $"No such setting: start at most {AtMost(perNode, inAll)} 'virsh migrate --live' at once."
            ),
        };
    }

    private static string Patch(string perNode, string inAll, params string[] path) =>
        string.Concat(path.Select(key => $"{{\"{key}\":"))
        + $"{{\"parallelOutboundMigrationsPerNode\":{perNode},\"parallelMigrationsPerCluster\":{inAll}}}"
        + new string('}', path.Length);

    private static string AtMost(string perNode, string inAll) =>
        perNode == inAll ? perNode : $"{perNode} out of each host and {inAll} in all";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
