using System.Diagnostics;

namespace PreCopy.Tests.Lab;

/// <summary>The processes that labs have started.</summary>
internal static class LabProcesses
{
    /// <summary>The numbers of those that belong to a lab whose folder is this one or below it.</summary>
    public static IReadOnlyList<int> Under(string folder) =>
        [
            .. Process
                .GetProcesses()
                .Where(process => BelongsTo(process, folder))
                .Select(process => process.Id),
        ];

    /// <summary>Whether a process belongs to such a lab.</summary>
    public static bool BelongsTo(Process process, string folder)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/environ")
                .Split('\0')
                .Any(variable =>
                    variable.StartsWith($"PRECOPY_LAB_FOLDER={folder}", StringComparison.Ordinal)
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
