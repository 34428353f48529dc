using static PreCopy.Lab.Links.NetworkTool;

namespace PreCopy.Lab.Links;

/// <summary>
/// A shared link of the kernel's own: two network namespaces, a pair of virtual Ethernet devices between them, and the
/// kernel's hierarchical token bucket (HTB) with a class per stream. It needs root and the programs <c>ip</c> and <c>tc</c>.
/// </summary>
public sealed class TcLink : ISharedLink
{
    // An Ethernet frame as HTB counts it, and what TCP over IPv4 with timestamps carries in it.
    private const double FrameBytes = 1514;
    private const double FramePayloadBytes = 1448;

    // Each namespace has nothing but its end of the link: the names and numbers can be the same for every link.
    private const string Device = "precopy";
    private const string SourceAddress = "10.77.0.1";
    private const string TargetAddress = "10.77.0.2";
    private const int FirstPort = 5000;

    // Timers are late by less than this; tokens that do not fit into the bucket meanwhile would be lost.
    private const double BurstSeconds = 0.004;

    // One TCP stream never queues so many of them below its socket.
    private const int MostQueuedFrames = 1000;

    // What a class sends in its turn when it borrows; the lightest sends a frame or two.
    private const double LeastQuantumBytes = 2 * FrameBytes;
    private const double MostQuantumBytes = 60_000;

    private readonly double _bitsPerSecond;
    private readonly string _mark;
    private readonly List<TcPath> _paths = [];

    /// <summary>Sets up a link without streams.</summary>
    /// <param name="bitsPerSecond">Its capacity, in bit/s of Ethernet frames.</param>
    /// <param name="mark">What its namespaces are known by, of this lab only: 1 to 32 of a-z, 0-9 and hyphens.</param>
    /// <exception cref="LabException">A program, the right or a part of the kernel is missing; or the mark is in use.</exception>
    /// <exception cref="ArgumentException">The capacity is not a positive number, or the mark not what it should be.</exception>
    public TcLink(double bitsPerSecond, string mark)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bitsPerSecond);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(bitsPerSecond), false);
        if (!TcNamespaces.IsMark(mark))
            throw new ArgumentException($"not a mark: {mark}", nameof(mark));
        if (Missing() is { } missing)
            throw new LabException(missing);
        if (TcNamespaces.Marks().Contains(mark))
            throw new LabException($"there is a link with the mark {mark} already");
        (_bitsPerSecond, _mark) = (bitsPerSecond, mark);
        try
        {
            SetUp();
        }
        catch (LabException)
        {
            TcNamespaces.Remove(mark);
            throw;
        }
    }

    /// <inheritdoc/>
    public double PayloadBytesPerSecond => _bitsPerSecond / 8 * FramePayloadBytes / FrameBytes;

    private string Source => TcNamespaces.Name(_mark, LinkSide.Source);

    private string Target => TcNamespaces.Name(_mark, LinkSide.Target);

    /// <summary>The capacity in bit/s of Ethernet frames that carries so many bytes/s of the streams.</summary>
    public static double BitsPerSecondFor(double payloadBytesPerSecond) =>
        payloadBytesPerSecond * 8 * FrameBytes / FramePayloadBytes;

    /// <summary>What this machine lacks for such a link, with what to do about it, in a line; <see langword="null"/> when nothing.</summary>
    public static string? Missing()
    {
        if (!Environment.IsPrivilegedProcess)
            return "a link of network namespaces needs root: run it with sudo";
        try
        {
            Run("ip -V");
            Run("tc -V");
            return null;
        }
        catch (LabException exception)
        {
            return exception.Message;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> CommandPrefix(LinkSide side) =>
        ["ip", "netns", "exec", TcNamespaces.Name(_mark, side)];

    /// <inheritdoc/>
    /// <exception cref="LabException">The kernel refuses; with its words.</exception>
    public Task<IStreamPath> OpenAsync(StreamSettings settings, CancellationToken cancellation)
    {
        settings.Check();
        cancellation.ThrowIfCancellationRequested();
        var path = new TcPath(TargetAddress, FirstPort + _paths.Count, settings);
        var number = ClassOf(path);
        _paths.Add(path);
        Tc($"class add dev {Device} parent 1:1 classid 1:{number} {Shape(path)}");
        Tc($"qdisc add dev {Device} parent 1:{number} pfifo limit {MostQueuedFrames}");
        Tc(
            $"filter add dev {Device} parent 1: protocol ip u32 match ip dport {path.Port} 0xffff flowid 1:{number}"
        );
        // The newcomer's share comes from all the others.
        foreach (var other in _paths[..^1])
            Tc($"class change dev {Device} classid 1:{ClassOf(other)} {Shape(other)}");
        return Task.FromResult<IStreamPath>(path);
    }

    /// <summary>Removes both namespaces, and the devices with them. What ran inside should have ended.</summary>
    public ValueTask DisposeAsync()
    {
        TcNamespaces.Remove(_mark);
        return ValueTask.CompletedTask;
    }

    private void SetUp()
    {
        Run($"ip netns add {Source}");
        Run($"ip netns add {Target}");
        Run($"ip link add {Device} netns {Source} type veth peer name {Device} netns {Target}");
        Run($"ip -n {Source} address add {SourceAddress}/30 dev {Device}");
        Run($"ip -n {Target} address add {TargetAddress}/30 dev {Device}");
        // Frames of Ethernet's size: the kernel would hand 64 KiB at a time to a virtual device.
        Run($"ip -n {Source} link set dev {Device} gso_max_segs 1 up");
        Run($"ip -n {Target} link set dev {Device} up");
        Tc($"qdisc add dev {Device} root handle 1: htb");
        Tc(
            $"class add dev {Device} parent 1: classid 1:1 htb {Rates(_bitsPerSecond, _bitsPerSecond)}"
        );
    }

    // The guarantee is the share when all send, the ceiling what one may borrow when others are silent. Guarantees that
    // do not add up to the link make the shares flip.
    private string Shape(TcPath path)
    {
        var share = path.Settings.Weight / _paths.Sum(each => each.Settings.Weight);
        var ceiling = Math.Min(_bitsPerSecond, BitsPerSecondFor(path.Settings.CapBytesPerSecond));
        var turn = path.Settings.Weight / _paths.Min(each => each.Settings.Weight);
        var quantum = Math.Min(LeastQuantumBytes * turn, MostQuantumBytes);
        return $"htb {Rates(Math.Min(share * _bitsPerSecond, ceiling), ceiling)} quantum {quantum:F0}";
    }

    private static string Rates(double guarantee, double ceiling) =>
        $"rate {guarantee:F0}bit ceil {ceiling:F0}bit burst {Burst(guarantee):F0} cburst {Burst(ceiling):F0}";

    private static double Burst(double bitsPerSecond) =>
        Math.Max(bitsPerSecond / 8 * BurstSeconds, 2 * FrameBytes);

    // Class numbers are hexadecimal; 1 is the link itself.
    private static string ClassOf(TcPath path) => (path.Port - FirstPort + 2).ToString("x");

    private void Tc(string words) => Run($"tc -n {Source} {words}");
}
