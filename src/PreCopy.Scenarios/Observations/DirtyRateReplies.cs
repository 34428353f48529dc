using PreCopy.Model.Observations;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Observations;

/// <summary>
/// Replies of QEMU's <c>query-dirty-rate</c> (qapi/migration.json, <c>DirtyRateInfo</c>): MiB/s over a time of
/// measurement, and so the unique bytes of an interval of that length.
/// </summary>
internal static class DirtyRateReplies
{
    private const double MiB = 1L << 20;

    // The ring counts a page again each time it is emptied.
    private const string NotUnique = "dirty-ring";

    public static GuestLog Read(IReadOnlyList<QmpReply> replies)
    {
        var samples = new List<DirtySample>();
        string? last = null;
        foreach (var reply in replies)
        {
            if (reply.FindText("status") is not (null or "measured"))
                continue;
            if (reply.FindText("mode") == NotUnique)
                throw reply.Error(
                    "mode",
                    "dirty-ring counts writes, not unique pages; measure with page-sampling or dirty-bitmap"
                );
            // Who asks twice gets the same measurement twice.
            var text = reply.Value.GetRawText();
            if (text == last && reply.Has("start-time"))
                continue;
            last = text;
            if (samples.Count == GuestLog.MostSamples)
                throw new InputException(
                    $"line {reply.Line}: more than {GuestLog.MostSamples} samples; keep fewer"
                );
            var seconds = Seconds(reply);
            samples.Add(new(seconds, reply.Number("dirty-rate") * MiB * seconds));
        }

        return samples.Count > 0
            ? new GuestLog { Format = "samples of calc-dirty-rate", Samples = samples }
            : throw new InputException(
                $"line {replies[^1].Line}: no reply of query-dirty-rate has the status 'measured' yet"
            );
    }

    private static double Seconds(QmpReply reply)
    {
        var time = reply.Number("calc-time");
        var seconds = reply.FindText("calc-time-unit") switch
        {
            null or "second" => time,
            "millisecond" => time / 1e3,
            var unit => throw reply.Error(
                "calc-time-unit",
                $"has the unknown unit {QuantityText.Quote(unit)}; QEMU knows second and millisecond"
            ),
        };
        return seconds > 0 ? seconds : throw reply.Error("calc-time", "must be above 0");
    }
}
