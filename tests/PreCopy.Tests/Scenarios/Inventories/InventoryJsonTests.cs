using PreCopy.Model.Curves;
using Xunit;
using static PreCopy.Tests.Scenarios.Inventories.InventoryText;

namespace PreCopy.Tests.Scenarios.Inventories;

/// <summary>Inventories in JSON: KubeVirt's VMIs, and the suite's scenarios.</summary>
public sealed class InventoryJsonTests
{
    [Fact]
    public void The_sample_of_KubeVirt()
    {
        var inventory = Sample("vmi.json");

        Assert.Equal("KubeVirt VMIs", inventory.Format);
        Assert.Equal(
            ["shop/web-1", "shop/web-2", "shop/orders", "shop/sessions", "ci/runner", "ci/jump"],
            inventory.Vms.Select(vm => vm.Name)
        );
        Assert.Equal(
            [8 * GiB, 8 * GiB, 32 * GiB, 24e9, 16 * GiB, 2e9],
            inventory.Vms.Select(vm => vm.MemoryBytes)
        );
        Assert.Equal([4, 4, 8, 4, 4, null], inventory.Vms.Select(vm => vm.Vcpus));
        Assert.Equal(
            ["web", "web", "database", "cache", "build", null],
            inventory.Vms.Select(vm => vm.Workload)
        );
        Assert.Equal(
            ["worker-1", "worker-2", "worker-3"],
            inventory.Nodes.Select(node => node.Name)
        );
        Assert.Equal(["$.items[6]: 'ci/next' is 'Scheduling', not Running"], inventory.LeftOut);
    }

    [Fact]
    public void The_sample_of_a_scenario()
    {
        var inventory = Sample("inventory.json");

        Assert.Equal("scenario", inventory.Format);
        Assert.Equal("kubevirt", inventory.Preset);
        Assert.Equal(1.25e9, inventory.Settings!.BandwidthBytesPerSecond);
        Assert.Equal(0.5e9, inventory.Settings.StreamCapBytesPerSecond);
        Assert.Equal(
            ["web-1", "web-2", "web-3", "orders", "sessions", "jump"],
            inventory.Vms.Select(vm => vm.Name)
        );
        Assert.Equal<AnyCurve?>(new SaturatingCurve(10 * MiB, 800 * MiB), inventory.Vms[2].Curve);
        Assert.Equal(9 * GiB, inventory.Vms[3].Curve!.Value.WorkingSetBytes);
        Assert.Equal(8, inventory.Vms[3].Vcpus);
        Assert.Empty(inventory.Nodes);
    }

    [Theory]
    [InlineData("\"8Gi\"", 8589934592)]
    [InlineData("\"512Mi\"", 536870912)]
    [InlineData("\"64Ki\"", 65536)]
    [InlineData("\"4G\"", 4e9)]
    [InlineData("\"129e6\"", 129e6)]
    [InlineData("\"1E\"", 1e18)]
    [InlineData("\"1.5k\"", 1500)]
    [InlineData("\"128974848000m\"", 128974848)]
    [InlineData("1073741824", 1073741824)]
    public void Amounts_as_Kubernetes_writes_them(string guest, double bytes) =>
        Assert.Equal(bytes, Read(Item(Domain(guest))).Vms[0].MemoryBytes);

    [Theory]
    [InlineData(
        "\"8GiB\"",
        "$.spec.domain.memory.guest: '8GiB' is no amount of memory; write '8Gi', '512Mi', '4G' or '1e9' (above 0, at most 1Ei)"
    )]
    [InlineData("\"0\"", "$.spec.domain.memory.guest: '0' is no amount of memory")]
    [InlineData("\"-1Gi\"", "$.spec.domain.memory.guest: '-1Gi' is no amount of memory")]
    [InlineData("\"\"", "$.spec.domain.memory.guest: '' is no amount of memory")]
    [InlineData("\"m\"", "$.spec.domain.memory.guest: 'm' is no amount of memory")]
    [InlineData(
        "null",
        "$.spec.domain.memory.guest: must be a string or a number, not null; write '8Gi'"
    )]
    public void Amounts_that_are_none(string guest, string message) =>
        AssertRefused(Item(Domain(guest)), message);

    [Theory]
    [InlineData(
        "{}",
        "$.spec.domain: no memory; it is in memory.guest or resources.requests.memory"
    )]
    [InlineData("[]", "$.spec.domain: must be an object, not an array")]
    [InlineData(
        """{ "memory": { "guest": "1Gi" }, "cpu": { "cores": 0 } }""",
        "$.spec.domain.cpu.cores: '0' is not allowed; write a whole number from 1 to 65536"
    )]
    [InlineData(
        """{ "memory": { "guest": "1Gi" }, "cpu": { "cores": 60000, "threads": 2 } }""",
        "$.spec.domain.cpu: cores, sockets and threads make more than 65536"
    )]
    public void Domains_that_are_none(string domain, string message) =>
        AssertRefused(Item(domain), message);

    [Theory]
    [InlineData("precopy.io/workload", "Web", "web")]
    [InlineData("workload", "cache", "cache")]
    [InlineData("app", "cache", null)]
    public void A_label_may_name_the_workload(string label, string value, string? workload) =>
        Assert.Equal(
            workload,
            Read(Item(Domain("\"1Gi\""), $$""" "{{label}}": "{{value}}" """)).Vms[0].Workload
        );

    [Fact]
    public void A_label_that_is_no_class() =>
        AssertRefused(
            Item(Domain("1"), """ "workload": "frontend" """),
            "$.metadata.labels.workload: 'frontend' is no workload class; write one of idle, "
        );

    [Theory]
    [InlineData("{", "line 1, column 2: not JSON")]
    [InlineData("{ \"vms\": [t\n\t1 ] }", "line 1, column ")]
    [InlineData("[]", "$: must be an object, not an array")]
    [InlineData(
        "{}",
        "$: neither a scenario (link, policy, vms) nor a list of VirtualMachineInstance (kind, items)"
    )]
    [InlineData(
        """{ "kind": "Pod" }""",
        "$: neither a scenario (link, policy, vms) nor a list of "
    )]
    [InlineData("""{ "kind": "List" }""", "$: the key 'items' is missing")]
    [InlineData("""{ "kind": "List", "items": [] }""", "$.items: must not be empty")]
    [InlineData(
        """{ "kind": "List", "items": [1] }""",
        "$.items[0]: must be an object, not a number"
    )]
    [InlineData(
        """{ "kind": "List", "items": [{ "kind": "Pod" }] }""",
        "$.items[0].kind: 'Pod' is no VirtualMachineInstance; use kubectl get vmi -o json"
    )]
    [InlineData("""{ "vms": [] }""", "$: the key 'policy' is missing")]
    [InlineData("""{ "vms": [], "items": [] }""", "$: unknown key 'items'; allowed are ")]
    public void Json_that_is_no_inventory(string json, string message) =>
        AssertRefused(json, message);

    [Fact]
    public void Bad_items_are_skipped_and_named()
    {
        var inventory = Read(
            $$"""{ "kind": "List", "items": [ {{Item("{}")}}, {{Item(Domain("1"))}}, {{Item(Domain("2"))}} ] }""",
            skipBadRows: true
        );

        Assert.Equal(["$.items[1]"], inventory.Vms.Select(vm => vm.Place));
        Assert.Collection(
            inventory.LeftOut,
            bad => Assert.StartsWith("$.items[0].spec.domain: no memory", bad),
            bad => Assert.StartsWith("$.items[2]: the name 'a' is taken by $.items[1]", bad)
        );
    }

    [Fact]
    public void More_vms_than_an_inventory_may_have() =>
        AssertRefused(
            ScenarioText.With(
                vms: $$"""[ { "count": 100001, "memory": 1, "dirty": {{ScenarioText.Dirty}} } ]"""
            ),
            "more than 100000 VMs in the inventory; this is the limit"
        );

    private static string Domain(string guest) => $$"""{ "memory": { "guest": {{guest}} } }""";

    private static string Item(string domain, string labels = "") =>
        $$"""
            { "kind": "VirtualMachineInstance", "metadata": { "name": "a", "labels": { {{labels}} } },
              "spec": { "domain": {{domain}} }, "status": { "phase": "Running" } }
            """;
}
