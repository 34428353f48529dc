using System.Globalization;
using PreCopy.Planning.Inventories;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Vms;

/// <summary>What a VM is described by, whatever the format; errors are without the place, which the caller knows.</summary>
internal static class VmFigures
{
    /// <summary>The most virtual processors of a VM.</summary>
    public const int MostVcpus = 65_536;

    public static string Name(string text) =>
        string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl)
            ? throw new InputException("a name must be visible text on one line")
            : text;

    public static int Vcpus(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count is >= 1 and <= MostVcpus
            ? count
            : throw new InputException(
                $"{QuantityText.Quote(text)} is not allowed; write a whole number from 1 to {MostVcpus}"
            );

    /// <summary>The name of a workload class as the classes have it.</summary>
    public static string Workload(string text) =>
        WorkloadClasses.Find(text)?.Name
        ?? throw new InputException(
            $"{QuantityText.Quote(text)} is no workload class; write one of {WorkloadClasses.Names}, or nothing"
        );

    /// <summary>What is wrong with a working set that is larger than the memory.</summary>
    public static string TooLarge(string what, double bytes, double memoryBytes) =>
        $"{what} ({Quantity.Bytes.Print(bytes)}) must not exceed the memory ({Quantity.Bytes.Print(memoryBytes)})";
}
