using PreCopy.Model.Curves;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Vms;

/// <summary>Reads a dirty curve: capped (the default), saturating, hot-cold or measured.</summary>
internal static class CurveReader
{
    private enum Kind
    {
        Capped,
        Saturating,
        HotCold,
        Measured,
    }

    public static AnyCurve Read(JsonCursor json, double memoryBytes) =>
        KindOf(json) switch
        {
            Kind.Capped => Capped(json.Object("curve", "rate", "workingSet"), memoryBytes),
            Kind.Saturating => Saturating(json.Object("curve", "rate", "workingSet"), memoryBytes),
            Kind.HotCold => HotCold(json.Object("curve", "hot", "cold"), memoryBytes),
            _ => Measured(json.Object("curve", "points", "workingSet"), memoryBytes),
        };

    private static Kind KindOf(JsonCursor json) =>
        json.Object("curve", "rate", "workingSet", "hot", "cold", "points")
            .Find("curve")
            ?.OneOf(
                ("capped", Kind.Capped),
                ("saturating", Kind.Saturating),
                ("hot-cold", Kind.HotCold),
                ("measured", Kind.Measured)
            )
        ?? Kind.Capped;

    private static CappedCurve Capped(JsonCursor json, double memoryBytes) =>
        new(
            Rate(json),
            json.Find("workingSet") is null ? memoryBytes : WorkingSet(json, memoryBytes)
        );

    private static SaturatingCurve Saturating(JsonCursor json, double memoryBytes) =>
        new(Rate(json), WorkingSet(json, memoryBytes));

    private static HotColdCurve HotCold(JsonCursor json, double memoryBytes)
    {
        var hot = Saturating(json["hot"].Object("rate", "workingSet"), memoryBytes);
        var cold = Saturating(json["cold"].Object("rate", "workingSet"), memoryBytes);
        var curve = new HotColdCurve(hot, cold);
        return curve.WorkingSetBytes <= memoryBytes
            ? curve
            : throw TooLarge(json, "hot and cold together", curve.WorkingSetBytes, memoryBytes);
    }

    private static MeasuredCurve Measured(JsonCursor json, double memoryBytes)
    {
        var seconds = new List<double>();
        var bytes = new List<double>();
        foreach (var point in json["points"].Items())
        {
            if (point.Items().ToArray() is not [var time, var amount])
                throw point.Error("a point has two parts: [\"125 ms\", \"64 MiB\"]");
            seconds.Add(time.Quantity(Quantity.Duration));
            bytes.Add(amount.Quantity(Quantity.Bytes.OrZero));
            if (seconds is [.., var earlier, var now] && now <= earlier)
                throw time.Error("the times of the points must rise");
            if (bytes is [.., var before, var after] && after < before)
                throw amount.Error("the bytes of the points must not fall");
        }

        var workingSet = json.Find("workingSet") is null
            ? memoryBytes
            : WorkingSet(json, memoryBytes);
        return new MeasuredCurve([.. seconds], [.. bytes], workingSet);
    }

    private static double Rate(JsonCursor json) => json["rate"].Quantity(Quantity.Rate.OrZero);

    private static double WorkingSet(JsonCursor json, double memoryBytes)
    {
        var workingSet = json["workingSet"].Quantity(Quantity.Bytes);
        return workingSet <= memoryBytes
            ? workingSet
            : throw TooLarge(json["workingSet"], "the working set", workingSet, memoryBytes);
    }

    private static InputException TooLarge(
        JsonCursor json,
        string what,
        double bytes,
        double memoryBytes
    ) => json.Error(VmFigures.TooLarge(what, bytes, memoryBytes));
}
