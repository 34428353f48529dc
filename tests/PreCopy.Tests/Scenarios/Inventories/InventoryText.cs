using System.Text;
using PreCopy.Planning.Inventories;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Inventories;
using Xunit;

namespace PreCopy.Tests.Scenarios.Inventories;

/// <summary>Inventories from text, and what is refused.</summary>
internal static class InventoryText
{
    public const double KiB = 1L << 10;
    public const double MiB = 1L << 20;
    public const double GiB = 1L << 30;

    public static Inventory Read(string text, bool skipBadRows = false) =>
        InventoryReader.Read(Encoding.UTF8.GetBytes(text), skipBadRows);

    public static Inventory Sample(string name) =>
        InventoryReader.Read(
            File.ReadAllBytes(RepositoryRoot.Combine($"tests/PreCopy.Tests/samples/{name}"))
        );

    /// <summary>Asserts that a text is refused in one line that starts with <paramref name="message"/>.</summary>
    public static void AssertRefused(string text, string message, bool skipBadRows = false) =>
        AssertRefused(Encoding.UTF8.GetBytes(text), message, skipBadRows);

    /// <summary>Asserts that a file is refused in one line that starts with <paramref name="message"/>.</summary>
    public static void AssertRefused(byte[] content, string message, bool skipBadRows = false)
    {
        var problem = Assert.Throws<InputException>(() =>
            InventoryReader.Read(content, skipBadRows)
        );

        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(problem.Message, char.IsControl);
    }
}
