using System.Text.RegularExpressions;

namespace PreCopy.Lab.Links;

/// <summary>The network namespaces of <see cref="TcLink"/>s: two for a mark, recognised by their names.</summary>
internal static partial class TcNamespaces
{
    /// <summary>The namespace of one side of the link with that mark.</summary>
    public static string Name(string mark, LinkSide side) =>
        $"precopy-{mark}-{(side == LinkSide.Source ? 's' : 't')}";

    /// <summary>Whether a text can be a mark: up to 32 lower-case letters, digits and hyphens.</summary>
    public static bool IsMark(string text) => Mark().IsMatch(text);

    /// <summary>The marks of the links that exist on this machine, of others too.</summary>
    /// <exception cref="LabException">There is no <c>ip</c> to ask.</exception>
    public static IReadOnlyList<string> Marks() =>
        [
            .. NetworkTool
                .Run("ip netns list")
                .Split('\n')
                .Select(line => Listed().Match(line))
                .Where(match => match.Success)
                .Select(match => match.Groups["mark"].Value)
                .Distinct(),
        ];

    /// <summary>Removes what there is of the link with that mark; what still runs inside keeps its network until it ends.</summary>
    /// <exception cref="LabException">There is no <c>ip</c>, or it may not.</exception>
    public static void Remove(string mark)
    {
        var existing = NetworkTool
            .Run("ip netns list")
            .Split('\n')
            .Select(line => line.Split(' ')[0]);
        foreach (
            var name in existing.Intersect(
                Enum.GetValues<LinkSide>().Select(side => Name(mark, side))
            )
        )
            NetworkTool.Run($"ip netns delete {name}");
    }

    [GeneratedRegex("^precopy-(?<mark>[a-z0-9-]{1,32})-[st]( |$)")]
    private static partial Regex Listed();

    [GeneratedRegex("^[a-z0-9-]{1,32}$")]
    private static partial Regex Mark();
}
