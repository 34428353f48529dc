using System.Globalization;
using PreCopy.Model.Kernels;
using PreCopy.Results;

namespace PreCopy.Tests.House;

/// <summary>The README's table of the kernels: what each tries, and what it won in the committed results.</summary>
internal static class ReadmeKernels
{
    private const string BatchSize = "100000";

    public static string Format(ResultsFolder folder)
    {
        var costs = TableCsv.Load(folder.Data("kernel-cost")).Where("batch size", BatchSize);
        var means = costs
            .Texts("kernel")
            .Zip(costs.Numbers("mean (ns/migration)"))
            .ToDictionary(row => row.First, row => row.Second);
        return "| kernel | what it tries | ns per migration | `Scalar` takes |\n|---|---|--:|--:|\n"
            + string.Concat(
                KernelRegistry
                    .All.Where(kernel => means.ContainsKey(kernel.Name))
                    .Select(kernel =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"| `{kernel.Name}` | {kernel.Technique} | {means[kernel.Name]:0.##} | {means[nameof(Scalar)] / means[kernel.Name]:0.0} × as long |\n"
                        )
                    )
            );
    }
}
