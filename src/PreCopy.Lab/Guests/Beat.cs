namespace PreCopy.Lab.Guests;

/// <summary>A line that the guest has printed.</summary>
/// <param name="Pages">The pages that it had written, modulo 2³².</param>
/// <param name="PrintedUtc">When.</param>
internal sealed record Beat(uint Pages, DateTime PrintedUtc)
{
    /// <summary>Pages a second from an earlier beat to this one; NaN when no time lies between.</summary>
    public double PagesPerSecondSince(Beat earlier)
    {
        var seconds = (PrintedUtc - earlier.PrintedUtc).TotalSeconds;
        return seconds > 0 ? unchecked(Pages - earlier.Pages) / seconds : double.NaN;
    }
}
