using PreCopy.Lab.Sessions;

namespace PreCopy.Cli.Lab;

/// <summary>What labs that were killed could not remove themselves.</summary>
internal static class Leftovers
{
    /// <summary>Removes it, and says so on standard error.</summary>
    public static void Remove()
    {
        foreach (var removed in LabLeftovers.Remove())
            Console.Error.WriteLine($"left behind by a killed lab, removed: {removed}");
    }
}
