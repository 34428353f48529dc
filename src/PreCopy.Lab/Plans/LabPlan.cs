using System.Globalization;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Guests;
using PreCopy.Model;
using PreCopy.Model.Policies;

namespace PreCopy.Lab.Plans;

/// <summary>Which batches a study runs, how often, and in which order.</summary>
/// <param name="Name">The plan's name.</param>
/// <param name="LinkBytesPerSecond">What the link carries of the streams' bytes, in bytes/s.</param>
/// <param name="Repetitions">How often each case is run.</param>
/// <param name="Cases">The cases.</param>
public sealed record LabPlan(
    string Name,
    double LinkBytesPerSecond,
    int Repetitions,
    IReadOnlyList<LabCase> Cases
)
{
    /// <summary>200 Mbit/s: slow enough for software emulation on two cores never to be the bottleneck.</summary>
    public const double UsualLinkBytesPerSecond = 25e6;

    /// <summary>The bytes that a page of 4096 takes in QEMU's stream: an address and its flags come before it.</summary>
    public const double PageBytesInStream = LabGuest.PageBytes + 8;

    private const long Mebibyte = 1 << 20;

    /// <summary>A minute and a half: two VMs, one after the other and at once, with and without a stream cap.</summary>
    public static LabPlan Quick { get; } = new Builder("short", 32, 2).Pairs().Build();

    /// <summary>Everything that the model is held against: about half an hour.</summary>
    public static LabPlan Full { get; } = new Builder("full", 64, 3).Matrix().Modes().Build();

    /// <summary>Every batch of the study: each repetition runs all cases, in an order of its own.</summary>
    /// <param name="seed">Of the orders.</param>
    public IEnumerable<LabStep> Steps(int seed)
    {
        var random = new Random(seed);
        for (var repetition = 1; repetition <= Repetitions; repetition++)
        {
            var order = Cases.ToArray();
            random.Shuffle(order);
            foreach (var one in order)
                yield return new(one, repetition);
        }
    }

    // Guests whose working set is half of their memory, on the usual link.
    private sealed class Builder(string name, long memoryMebibytes, int repetitions)
    {
        private readonly List<LabCase> _cases = [];

        public Builder Pairs()
        {
            foreach (var mode in new[] { LabMode.Sequential, LabMode.Concurrent })
                Add(mode, 2, 0.4);
            foreach (var mode in new[] { LabMode.CappedSequential, LabMode.CappedConcurrent })
                Add(mode, 2, 0.1);
            return this;
        }

        public Builder Matrix()
        {
            foreach (var count in new[] { 1, 2, 3, 4 })
            foreach (var share in new[] { 0, 0.1, 0.25, 0.4 })
            {
                Add(LabMode.Sequential, count, share);
                if (count > 1)
                    Add(LabMode.Concurrent, count, share);
            }
            return this;
        }

        public Builder Modes()
        {
            Add(LabMode.TwoAtOnce, 4, 0.1);
            Add(LabMode.TwoAtOnce, 4, 0.25);
            foreach (var share in new[] { 0.1, 0.25 })
            foreach (var first in new[] { 7, 9 })
                Add(
                    LabMode.WeightedSplit,
                    2,
                    share,
                    batch => batch with { Weights = [first, 10 - first] },
                    $"-{first}0-{10 - first}0"
                );
            foreach (var share in new[] { 0, 0.1 })
            foreach (var mode in new[] { LabMode.CappedSequential, LabMode.CappedConcurrent })
                Add(mode, 2, share);
            foreach (var mode in new[] { LabMode.Sequential, LabMode.Concurrent })
                Add(mode, 2, 0.25, pattern: AccessPattern.Random, suffix: "-random");
            Add(LabMode.PostCopy, 3, 0.4, batch => TimedOut(batch, TimeoutAction.PostCopy));
            Add(LabMode.Cancel, 3, 0.4, batch => TimedOut(batch, TimeoutAction.Abort));
            Add(
                LabMode.AutoConverge,
                3,
                0.4,
                batch =>
                    batch with
                    {
                        Policy = batch.Policy with { Throttle = QemuThrottles.AutoConverge },
                        TimeLimitSeconds = 60,
                    }
            );
            return this;
        }

        public LabPlan Build() => new(name, UsualLinkBytesPerSecond, repetitions, _cases);

        private static LabBatch TimedOut(LabBatch batch, TimeoutAction action) =>
            batch with
            {
                Policy = batch.Policy with { TimeoutSeconds = 12, OnTimeout = action },
            };

        private void Add(
            LabMode mode,
            int count,
            double dirtyShare,
            Func<LabBatch, LabBatch>? change = null,
            string suffix = "",
            AccessPattern pattern = AccessPattern.Cyclic
        )
        {
            var guest = new LabGuest(
                memoryMebibytes * Mebibyte,
                memoryMebibytes / 2 * Mebibyte,
                (int)Math.Round(dirtyShare * UsualLinkBytesPerSecond / PageBytesInStream),
                pattern
            );
            var batch = new LabBatch([.. Enumerable.Repeat(guest, count)])
            {
                Concurrency = mode switch
                {
                    LabMode.Sequential or LabMode.CappedSequential => 1,
                    LabMode.TwoAtOnce => 2,
                    _ => count,
                },
                StreamCapBytesPerSecond = mode
                    is LabMode.CappedSequential
                        or LabMode.CappedConcurrent
                    ? 0.4 * UsualLinkBytesPerSecond
                    : double.PositiveInfinity,
                TimeLimitSeconds = 40,
            };
            var share = dirtyShare.ToString(CultureInfo.InvariantCulture);
            var word = string.Concat(
                mode.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{c}" : $"{c}")
            );
            _cases.Add(
                new(
                    $"n{count}-d{share}-{word.ToLowerInvariant()}{suffix}",
                    mode,
                    dirtyShare,
                    change?.Invoke(batch) ?? batch
                )
            );
        }
    }
}
