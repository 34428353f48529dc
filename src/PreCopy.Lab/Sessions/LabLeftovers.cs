using PreCopy.Lab.Hosts;
using PreCopy.Lab.Links;

namespace PreCopy.Lab.Sessions;

/// <summary>What labs that were killed could not remove themselves.</summary>
public static class LabLeftovers
{
    /// <summary>Removes their folders, the processes they had started and their networks; what belongs to labs that run stays.</summary>
    /// <returns>What was removed, a line each.</returns>
    public static IReadOnlyList<string> Remove()
    {
        var networks = new List<string>();
        var others = LabSpace.CleanUp(mark =>
        {
            if (RemovesNetwork(mark))
                networks.Add($"network namespaces {mark}");
        });
        return [.. networks, .. others];
    }

    private static bool RemovesNetwork(string mark)
    {
        try
        {
            if (!TcNamespaces.Marks().Contains(mark))
                return false;
            TcNamespaces.Remove(mark);
            return true;
        }
        catch (LabException)
        {
            // Without the program there can be none; without the right they are another user's.
            return false;
        }
    }
}
