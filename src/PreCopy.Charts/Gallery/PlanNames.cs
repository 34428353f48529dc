namespace PreCopy.Charts.Gallery;

/// <summary>Names of VMs beside an axis.</summary>
internal static class PlanNames
{
    private const int Longest = 26;

    /// <summary>A long name without its middle: the end often tells two apart.</summary>
    internal static string Shortened(string name) =>
        name.Length <= Longest ? name : $"{name[..(Longest / 2)]}…{name[^(Longest / 2 - 1)..]}";
}
