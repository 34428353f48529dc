using System.Diagnostics;
using System.Net.Sockets;
using PreCopy.Lab;
using PreCopy.Lab.Hosts;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Lab.Hosts;

/// <summary>What a lab leaves behind is removed, and nothing else.</summary>
public sealed class LabSpaceTests : IDisposable
{
    private readonly TemporaryFiles _root = new();

    public LabSpaceTests() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the lab runs on Linux only");

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_space_is_a_folder_of_its_own_that_goes_with_it()
    {
        using var one = new LabSpace();
        using var other = new LabSpace();

        Assert.NotEqual(one.Folder, other.Folder);
        Assert.EndsWith($"precopy-lab-{one.Mark}", one.Folder);
        Assert.Equal(8, one.Mark.Length);
        File.WriteAllText(one.PathOf("something"), "");
        one.Dispose();
        Assert.False(Directory.Exists(one.Folder));
        Assert.True(Directory.Exists(other.Folder));
    }

    [Fact]
    public void A_socket_in_a_space_has_a_path_that_is_short_enough()
    {
        using var space = new LabSpace();

        _ = new UnixDomainSocketEndPoint(space.PathOf("a-socket-of-thirty-characters."));
    }

    [Fact]
    public void A_root_that_cannot_be_written_is_told()
    {
        var file = _root.Write("file", "");

        var failed = Assert.Throws<LabException>(() => new LabSpace(file));

        Assert.Contains(file, failed.Message);
    }

    [Fact]
    public void A_program_that_is_not_there_is_told()
    {
        using var space = new LabSpace(_root.Folder);

        var missing = Assert.Throws<LabException>(() => space.Start(new("no-such-program")));

        Assert.Contains("'no-such-program' cannot be started", missing.Message);
    }

    [Fact]
    public void A_space_ends_what_it_started_and_no_other()
    {
        using var neighbour = new LabSpace(_root.Folder);
        using var others = Sleep(neighbour);
        var space = new LabSpace(_root.Folder);
        using var own = Sleep(space);

        space.Dispose();

        own.WaitForExit();
        Assert.False(others.HasExited);
    }

    [Fact]
    public void The_space_of_a_lab_that_runs_is_left_alone()
    {
        using var space = new LabSpace(_root.Folder);
        using var sleeper = Sleep(space);

        Assert.Empty(CleanUp());

        Assert.True(Directory.Exists(space.Folder));
        Assert.False(sleeper.HasExited);
    }

    [Fact]
    public void The_space_of_a_killed_lab_goes_with_its_processes_and_its_network()
    {
        using var killed = new LabSpace(_root.Folder);
        using var running = new LabSpace(_root.Folder);
        using var orphan = Sleep(killed);
        using var employed = Sleep(running);
        Own(killed, ProcessIdentity.Own with { Id = NoProcess() });
        var marks = new List<string>();

        var removed = LabSpace.CleanUp(_root.Folder, marks.Add);

        Assert.Equal([$"process {orphan.Id}", killed.Folder], removed);
        Assert.Equal([killed.Mark], marks);
        orphan.WaitForExit();
        Assert.False(employed.HasExited);
        Assert.Equal([running.Folder], Directory.GetDirectories(_root.Folder));
        Assert.Empty(CleanUp());
    }

    [Fact]
    public void A_process_that_only_names_the_folder_is_left_alone()
    {
        using var killed = new LabSpace(_root.Folder);
        using var running = new LabSpace(_root.Folder);
        using var reader = running.Start(
            new("tail", ["-f", killed.PathOf("owner")]) { RedirectStandardOutput = true }
        );
        Own(killed, ProcessIdentity.Own with { Id = NoProcess() });

        Assert.Equal([killed.Folder], CleanUp());

        Assert.False(reader.HasExited);
    }

    [Fact]
    public void A_process_with_the_number_of_a_killed_lab_is_not_taken_for_it()
    {
        using var space = new LabSpace(_root.Folder);
        var own = ProcessIdentity.Own;
        Own(space, own with { StartTicks = own.StartTicks - 1 });

        Assert.Equal([space.Folder], CleanUp());
    }

    [Fact]
    public void A_lab_from_before_the_machine_started_anew_is_gone()
    {
        using var space = new LabSpace(_root.Folder);
        Own(space, ProcessIdentity.Own with { Boot = "an-earlier-one" });

        Assert.Equal([space.Folder], CleanUp());
    }

    [Fact]
    public void A_lab_of_another_container_may_still_run()
    {
        using var space = new LabSpace(_root.Folder);
        Own(space, ProcessIdentity.Own with { Id = NoProcess(), Namespace = "pid:[1]" });

        Assert.Empty(CleanUp());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not an owner")]
    public void A_folder_without_an_owner_is_one_in_the_making_unless_it_is_old(string? owner)
    {
        using var space = new LabSpace(_root.Folder);
        File.Delete(space.PathOf("owner"));
        if (owner is not null)
            File.WriteAllText(space.PathOf("owner"), owner);

        Assert.Empty(CleanUp());
        Directory.SetLastWriteTimeUtc(space.Folder, DateTime.UtcNow.AddMinutes(-2));
        Assert.Equal([space.Folder], CleanUp());
    }

    [Theory]
    [InlineData("precopy-lab-")]
    [InlineData("precopy-lab-results")]
    [InlineData("precopy-lab-0123ABCD")]
    [InlineData("precopy-01234567")]
    public void A_folder_that_no_lab_has_named_stays(string name)
    {
        var folder = Directory.CreateDirectory(_root.PathOf(name)).FullName;
        Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow.AddDays(-1));

        Assert.Empty(CleanUp());
        Assert.True(Directory.Exists(folder));
    }

    private IReadOnlyList<string> CleanUp() => LabSpace.CleanUp(_root.Folder, null);

    private static Process Sleep(LabSpace space) => space.Start(new("sleep", ["1000"]));

    private static void Own(LabSpace space, ProcessIdentity owner) =>
        File.WriteAllText(space.PathOf("owner"), owner.ToString());

    private static int NoProcess()
    {
        using var ended = Process.Start("true");
        ended.WaitForExit();
        return ended.Id;
    }
}
