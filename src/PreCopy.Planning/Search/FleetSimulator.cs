using PreCopy.Cluster;
using PreCopy.Model.Curves;
using PreCopy.Planning.Draws;
using PreCopy.SharedLink;

namespace PreCopy.Planning.Search;

/// <summary>
/// Simulates candidates on one draw after the other. Where all VMs leave one node, that node's link is the only one that can
/// bind, and <see cref="LinkEngine{TCurve}"/> has the answer; otherwise <see cref="ClusterEngine{TCurve}"/>. After the first
/// draw, neither a draw nor a simulation allocates, unless measured curves vary.
/// </summary>
/// <param name="fleet">The VMs.</param>
/// <param name="link">The link of the request, or another one to compare with.</param>
internal sealed class FleetSimulator(Fleet fleet, LinkSettings link)
{
    private readonly Vm<AnyCurve>[] _vms = new Vm<AnyCurve>[fleet.Count];
    private readonly VmResult[] _results = new VmResult[fleet.Count];

    private readonly LinkEngine<AnyCurve>? _shared = fleet.Sources == 1 ? new(fleet.Count) : null;
    private readonly Vm<AnyCurve>[] _admitted = new Vm<AnyCurve>[
        fleet.Sources == 1 ? fleet.Count : 0
    ];
    private readonly Dictionary<int, LinkSettings> _links = [];

    private readonly ClusterEngine<AnyCurve>? _cluster =
        fleet.Sources > 1 ? new(fleet.Count) : null;
    private readonly Move<AnyCurve>[] _moves = new Move<AnyCurve>[
        fleet.Sources > 1 ? fleet.Count : 0
    ];
    private readonly Dictionary<(int, int), ClusterSettings> _clusters = [];

    private readonly DrawRandom _random = new();

    /// <summary>What is usable of the bandwidth.</summary>
    public double Usable { get; private set; }

    /// <summary>Simulates the medians from now on.</summary>
    public FleetSimulator AtMedians()
    {
        fleet.Medians.CopyTo(_vms, 0);
        Usable = fleet.MedianUsable;
        return this;
    }

    /// <summary>Simulates a draw from now on.</summary>
    public void AtDraw(int draw) => Usable = fleet.Draw(draw, _random, _vms);

    /// <summary>Simulates a candidate and adds it up.</summary>
    public DrawFigures Run(Candidate candidate) => DrawFigures.Of(Results(candidate));

    /// <summary>Simulates a candidate.</summary>
    /// <returns>What became of each VM in the order of their admission; until the next simulation.</returns>
    public ReadOnlySpan<VmResult> Results(Candidate candidate)
    {
        if (_shared is not null)
            _shared.Run(SharedLink(candidate), Admitted(candidate), _results, Usable);
        else
            _cluster!.Run(Cluster(candidate), Moves(candidate), _results, Usable);
        return _results;
    }

    /// <summary>The link as a candidate uses it.</summary>
    public LinkSettings SharedLink(Candidate candidate)
    {
        if (!_links.TryGetValue(candidate.InAll, out var settings))
            _links[candidate.InAll] = settings = link with { Concurrency = candidate.InAll };
        return settings;
    }

    /// <summary>The VMs in the order of their admission.</summary>
    public ReadOnlySpan<Vm<AnyCurve>> Admitted(Candidate candidate)
    {
        for (var i = 0; i < _admitted.Length; i++)
            _admitted[i] = Weighted(candidate, candidate.Sequence[i]);
        return _admitted;
    }

    /// <summary>The migrations between nodes in the order of their admission.</summary>
    public ReadOnlySpan<Move<AnyCurve>> Moves(Candidate candidate)
    {
        for (var i = 0; i < _moves.Length; i++)
        {
            var vm = candidate.Sequence[i];
            var planned = fleet.Request.Vms[vm];
            _moves[i] = new(Weighted(candidate, vm), planned.Source, planned.Target);
        }

        return _moves;
    }

    private Vm<AnyCurve> Weighted(Candidate candidate, int vm) =>
        candidate.Weights is { } weights ? _vms[vm] with { Weight = weights[vm] } : _vms[vm];

    /// <summary>The nodes as a candidate uses them.</summary>
    public ClusterSettings Cluster(Candidate candidate)
    {
        if (!_clusters.TryGetValue(candidate.Concurrency, out var settings))
            _clusters[candidate.Concurrency] = settings = ClusterOf(candidate);
        return settings;
    }

    private ClusterSettings ClusterOf(Candidate candidate)
    {
        var bandwidth = link.BandwidthBytesPerSecond;
        var node = new ClusterNode(bandwidth, bandwidth) { MostOutgoing = candidate.PerNode };
        return new(
            link with
            {
                BandwidthBytesPerSecond = double.PositiveInfinity,
                Concurrency = candidate.InAll,
            },
            [.. Enumerable.Repeat(node, fleet.Request.Nodes.Count)]
        );
    }
}
