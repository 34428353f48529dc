using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;

namespace PreCopy.Planning.Explaining;

/// <summary>The advice: what to do, why, and what it saves; a sentence each.</summary>
/// <param name="fleet">The VMs.</param>
/// <param name="trials">All trials, best first.</param>
/// <param name="alternatives">The same as alternatives.</param>
/// <param name="baselines">What to compare with.</param>
internal sealed class AdviceText(
    Fleet fleet,
    IReadOnlyList<Trial> trials,
    AlternativeList alternatives,
    IReadOnlyList<(Candidate Candidate, string Name)> baselines
)
{
    private readonly PlanRequest _request = fleet.Request;
    private readonly Headline _headline = Headline.For(fleet.Request.Objective);
    private readonly Candidate _best = trials[0].Candidate;
    private readonly Alternative _plan = alternatives[trials[0]];

    /// <summary>Of a recommendation.</summary>
    public string[] Recommended(BindingLimit binding, Trial? rival) =>
        [What(), Why(binding), rival is null ? Saves() : TooClose(rival)];

    /// <summary>Of a plan that cannot be.</summary>
    public string[] Impossible(string reason) =>
        [
            $"Nothing is recommended: {reason}.",
            $"What comes nearest is {Ways.Name(_best)}: it keeps every limit in {Plain.Share(_plan.Feasible)} of the draws, where {Plain.Share(_request.Confidence)} were asked for.",
            Saves(),
        ];

    private string What()
    {
        var vms = fleet.Count == 1 ? "the VM is" : $"all {fleet.Count} VMs are";
        var done = double.IsFinite(_plan.MakespanSeconds.Median)
            ? $"{vms} done in {Plain.Seconds(_plan.MakespanSeconds.Median)}{Plain.Spread(_plan.MakespanSeconds)}, with {Plain.Seconds(_plan.MaxDowntimeSeconds.Median)} as the longest downtime"
            : "in most draws a copy goes on for ever";
        var how = fleet.Count == 1 ? "Migrate it" : $"Migrate {Ways.Name(_best)}";
        return trials[0].IsEligible
            ? $"{how}: {done}."
            : $"{how}: {done}; every VM arrives in {Plain.Share(_plan.Feasible)} of the draws only.";
    }

    private string Why(BindingLimit binding)
    {
        var link = _request.Link;
        var wire = Plain.Rate(link.BandwidthBytesPerSecond * fleet.MedianUsable);
        var cap = Plain.Rate(link.MigrationCapBytesPerSecond / link.MemoryRatio);
        return binding switch
        {
            BindingLimit.StreamCap => fleet.Count == 1
                ? $"The stream cap binds: one migration is carried at {cap} at most, of a link's usable {wire}."
                : $"The stream cap binds: one migration is carried at {cap} at most, and with fewer at once a part of a link's usable {wire} would be idle.",
            BindingLimit.Setup =>
                $"The setup binds: {Plain.Seconds(link.SetupSeconds + link.SwitchoverSeconds)} of each migration leave the link idle, which others at the same time fill.",
            BindingLimit.Convergence when !trials[0].IsEligible =>
                $"Convergence binds: some guests write faster than their share of a link's usable {wire} carries, and no number at once does better.",
            BindingLimit.Convergence =>
                $"Convergence binds: with more at once the link's usable {wire} would be fuller, but each would have less of it, and what the guests write meanwhile costs more than that gains.",
            // Who asks for short downtimes is not told why it is fast.
            _ when fleet.Count > 1
                    && _request.Objective
                        is not { TotalDowntime: 0, WorstDowntime: 0, Exposure: 0 } =>
                $"The link binds: all share its usable {wire}, and neither fewer nor more at once would do better in what was asked for.",
            _ => fleet.Count == 1
                ? $"The link binds: its usable {wire} are full."
                : $"The link binds: {(_best.InAll == 1 ? "one fills" : $"{Ways.AtOnce(_best)} fill")} its usable {wire}, and more at once would only share it.",
        };
    }

    private string Saves()
    {
        var compared = Others().Select(other => Against(other.Trial, other.Name)).ToArray();
        return compared.Length == 0
            ? "It is what every baseline does as well."
            : $"Compared by {_headline.Words}: {string.Join("; ", compared)}.";
    }

    private string TooClose(Trial rival) =>
        $"It is too close to call: {Ways.Name(rival.Candidate)} is better in {Plain.Share(Rivals.BetterShare(rival, trials[0]))} of the draws and worse by {Plain.Share(Math.Max(0, Rivals.MedianRatio(rival, trials[0]) - 1))} at the median"
        + string.Concat(Others().Select(other => $"; {Against(other.Trial, other.Name)}"))
        + ".";

    private IEnumerable<(Trial Trial, string Name)> Others() =>
        baselines
            .Where(baseline => baseline.Candidate.Key != _best.Key)
            .Select(baseline =>
                (
                    trials.First(trial => trial.Candidate.Key == baseline.Candidate.Key),
                    baseline.Name
                )
            );

    private string Against(Trial other, string name)
    {
        var (mine, its) = (_headline.Of(_plan).Median, _headline.Of(alternatives[other]).Median);
        var figure = double.IsFinite(its)
            ? $"{name} comes to {Plain.Seconds(its)}"
            : $"{name} never ends";
        return !double.IsFinite(its)
            || !(mine > 0)
            || mine * DrawScore.Tie >= its && its * DrawScore.Tie >= mine
                ? figure
            : its > mine
                ? $"{figure}, {(its / mine < 1.005 ? "hardly more" : $"{Plain.Times(its / mine)} times as much")}"
            : $"{figure}, {Plain.Share(1 - its / mine)} less{Broken(other)}";
    }

    // Less, and yet not recommended.
    private string Broken(Trial other) =>
        other.Feasible < trials[0].Feasible
            ? $", but is feasible in {Plain.Share(other.Feasible)} of the draws only"
        : other.LeftBehind > trials[0].LeftBehind ? ", but leaves more VMs behind"
        : ", but is worse in the whole of what was asked for";
}
