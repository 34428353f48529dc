using System.Globalization;
using PreCopy.Results;

namespace PreCopy.Lab.Sessions;

/// <summary>What all batches of a study have in common.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="Seed">Of the order of the batches.</param>
/// <param name="Link">The kind of link.</param>
/// <param name="LinkBytesPerSecond">What it carries of the streams' bytes, in bytes/s.</param>
/// <param name="Accelerator">What runs the guests: <c>tcg</c> or <c>kvm</c>.</param>
/// <param name="QemuVersion">QEMU's version, as it says it.</param>
/// <param name="Machine">The machine and runtime.</param>
public sealed record LabSetting(
    string Plan,
    int Seed,
    LinkKind Link,
    double LinkBytesPerSecond,
    string Accelerator,
    string QemuVersion,
    Machine Machine
)
{
    /// <summary>What differs from an earlier setting, in words; empty when their batches belong to one study.</summary>
    public IReadOnlyList<string> DifferencesFrom(LabSetting earlier) =>
        [
            .. Difference("plan", earlier.Plan, Plan),
            .. Difference("seed", $"{earlier.Seed}", $"{Seed}"),
            .. Difference("link", LinkWords(earlier), LinkWords(this)),
            .. Difference("accelerator", earlier.Accelerator, Accelerator),
            .. Difference("QEMU", earlier.QemuVersion, QemuVersion),
            .. Difference("machine", $"{earlier.Machine}", $"{Machine}"),
        ];

    private static string LinkWords(LabSetting setting) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{setting.Link} of {setting.LinkBytesPerSecond} B/s"
        );

    private static string[] Difference(string what, string earlier, string now) =>
        earlier == now ? [] : [$"{what} was {earlier} and is {now}"];
}
