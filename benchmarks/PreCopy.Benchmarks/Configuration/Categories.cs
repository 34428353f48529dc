namespace PreCopy.Benchmarks.Configuration;

/// <summary>What a benchmark measures; each has one of these, so that <c>--anyCategories</c> can choose a part of the suite.</summary>
public static class Categories
{
    /// <summary>Many single migrations, each on a link of its own.</summary>
    public const string Kernel = "kernel";

    /// <summary>Batches of migrations that share a link.</summary>
    public const string Link = "link";

    /// <summary>Migrations between the nodes of a cluster.</summary>
    public const string Cluster = "cluster";

    /// <summary>Plans: how many migrations at once, and in which order.</summary>
    public const string Plan = "plan";

    /// <summary>The kernels beside their peers in C++; skipped where those are not built.</summary>
    public const string Native = "native";

    /// <summary>A whole study, as the command line runs it.</summary>
    public const string Study = "study";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Kernel, Link, Cluster, Plan, Native, Study];
}
