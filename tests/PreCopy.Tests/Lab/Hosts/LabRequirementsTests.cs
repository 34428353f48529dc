using PreCopy.Lab.Hosts;
using PreCopy.Lab.Qemu;
using Xunit;

namespace PreCopy.Tests.Lab.Hosts;

/// <summary>What <c>lab check</c> shows.</summary>
public sealed class LabRequirementsTests
{
    [Fact]
    public void A_missing_qemu_comes_with_the_command_that_installs_it()
    {
        var check = LabRequirements.QemuCheck(null);

        Assert.False(check.IsThere);
        Assert.True(check.IsNeeded);
        Assert.Contains("qemu-system-x86_64", check.Found);
        Assert.Equal("apt-get install qemu-system-x86", check.Remedy);
    }

    [Theory]
    [InlineData("6.2.0", false)]
    [InlineData("7.0", true)]
    [InlineData("7.2.22", true)]
    [InlineData("10.1.0", true)]
    public void A_qemu_must_be_new_enough(string version, bool isThere)
    {
        var check = LabRequirements.QemuCheck(new("/usr/bin/qemu", Version.Parse(version)));

        Assert.Equal(isThere, check.IsThere);
        Assert.Contains(version, check.Found);
        Assert.Contains("/usr/bin/qemu", check.Found);
    }

    [Theory]
    [InlineData(0L, false)]
    [InlineData((1L << 30) - 1, false)]
    [InlineData(1L << 30, true)]
    [InlineData(null, false)]
    public void Memory_must_be_available(long? bytes, bool isThere) =>
        Assert.Equal(isThere, LabRequirements.Memory(bytes).IsThere);

    [Fact]
    public void Every_requirement_is_named_once_and_says_what_was_found()
    {
        var checks = LabRequirements.Check();

        Assert.Equal(checks.Count, checks.Select(check => check.Name).Distinct().Count());
        Assert.All(checks, check => Assert.NotEqual("", check.Found));
        Assert.All(checks, check => Assert.True(check.Remedy is null || !check.IsThere));
    }

    [Fact]
    public void The_installed_qemu_is_found()
    {
        var found = QemuBinary.Find();
        Assert.SkipWhen(found is null, "QEMU is not installed");

        Assert.Contains(
            LabRequirements.Check(),
            check => check.Name == "QEMU" && check.Found == $"{found.Version} at {found.Path}"
        );
    }
}
