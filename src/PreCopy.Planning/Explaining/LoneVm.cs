using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Planning.Draws;
using PreCopy.SharedLink;

namespace PreCopy.Planning.Explaining;

/// <summary>
/// One VM over draws, alone at a bandwidth: a batch of the kernels. Rates are those of memory: what compression saves is already
/// in them.
/// </summary>
internal sealed class LoneVm
{
    private readonly LinkSettings _link;
    private readonly double[] _memory;
    private readonly double[] _usable;
    private readonly double[] _bandwidth;
    private readonly AnyCurve[] _curves;
    private readonly double[] _total;
    private readonly double[] _downtime;
    private readonly double[] _bytes;
    private readonly int[] _rounds;
    private readonly Outcome[] _outcomes;

    /// <param name="link">The link.</param>
    /// <param name="memoryBytes">The VM's memory.</param>
    /// <param name="usable">What is usable of the link in each draw.</param>
    /// <param name="curves">The VM's curve in each draw.</param>
    public LoneVm(LinkSettings link, double memoryBytes, double[] usable, AnyCurve[] curves)
    {
        (_link, _usable, _curves) = (link, usable, curves);
        var draws = curves.Length;
        _memory = [.. Enumerable.Repeat(memoryBytes, draws)];
        _bandwidth = new double[draws];
        _total = new double[draws];
        _downtime = new double[draws];
        _bytes = new double[draws];
        _rounds = new int[draws];
        _outcomes = new Outcome[draws];
    }

    /// <summary>Has the whole link, as far as its stream carries it.</summary>
    public LoneVm OnTheLink()
    {
        var (ratio, cap) = (_link.MemoryRatio, _link.MigrationCapBytesPerSecond);
        for (var i = 0; i < _bandwidth.Length; i++)
            _bandwidth[i] = Math.Min(_link.BandwidthBytesPerSecond * _usable[i] * ratio, cap);
        return Run();
    }

    /// <summary>Has so many bytes/s of the wire, whatever its stream carries.</summary>
    public LoneVm At(double bytesPerSecond)
    {
        Array.Fill(_bandwidth, bytesPerSecond * _link.MemoryRatio);
        return Run();
    }

    /// <summary>The share of the draws in which it does not converge.</summary>
    public double NotConverged =>
        (double)_outcomes.Count(Risks.IsAtRisk(_link.Policy)) / _outcomes.Length;

    /// <summary>The share of the draws in which it does not arrive.</summary>
    public double LeftBehind =>
        (double)_outcomes.Count(DrawFigures.IsLeftBehind) / _outcomes.Length;

    /// <summary>How long it stands still.</summary>
    public Interval DowntimeSeconds => Quantiles.Interval(_downtime);

    private LoneVm Run()
    {
        KernelRegistry.FastestOnOneCore.Run(
            new GuestBatch<AnyCurve>
            {
                MemoryBytes = _memory,
                BandwidthBytesPerSecond = _bandwidth,
                Curves = _curves,
            },
            _link.Policy,
            _link.SwitchoverSeconds,
            new()
            {
                TotalSeconds = _total,
                DowntimeSeconds = _downtime,
                BytesSent = _bytes,
                LiveRounds = _rounds,
                Outcomes = _outcomes,
            }
        );
        return this;
    }
}
