namespace PreCopy.Lab.Evidence;

/// <summary>The study that the repository keeps in <c>results/lab/&lt;machine&gt;</c>, as it was when this was built.</summary>
public static class CommittedLab
{
    private const string Root = "lab/";

    private static readonly Lazy<LabStudyData?> Newest = new(() =>
        NewestOf(
            typeof(CommittedLab).Assembly.GetManifestResourceNames(),
            typeof(CommittedLab).Assembly.GetManifestResourceStream
        )
    );

    /// <summary>The newest one; <see langword="null"/> when none is kept.</summary>
    /// <exception cref="InvalidDataException">A file is not what its name says.</exception>
    public static LabStudyData? Latest => Newest.Value;

    /// <summary>The newest of the studies whose files are embedded as <c>lab/machine/file</c>.</summary>
    internal static LabStudyData? NewestOf(
        IEnumerable<string> resources,
        Func<string, Stream?> open
    )
    {
        // Where it was built on Windows, the folders are separated otherwise.
        var names = resources.ToDictionary(name => name.Replace('\\', '/'));
        return names
            .Keys.Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            .Select(name => name[..name.IndexOf('/', Root.Length)])
            .Distinct()
            .Select(folder =>
                LabStudyFiles.Read(
                    file => names.TryGetValue($"{folder}/{file}", out var name) ? open(name) : null,
                    $"results/{folder}"
                )
            )
            .MaxBy(study => study.DateUtc);
    }
}
