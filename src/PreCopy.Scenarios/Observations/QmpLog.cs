namespace PreCopy.Scenarios.Observations;

/// <summary>Tells replies of <c>query-migrate</c> from those of <c>query-dirty-rate</c>.</summary>
internal static class QmpLog
{
    public static GuestLog Read(ReadOnlyMemory<byte> utf8, double pageBytes)
    {
        // A reply without members comes before the first migration.
        var replies = QmpReplies
            .Read(utf8.Span)
            .Where(reply => reply.Value.EnumerateObject().Any())
            .ToList();
        if (replies.Count == 0)
            throw new InputException("no reply of query-migrate or query-dirty-rate in it");
        var isDirtyRate = IsDirtyRate(replies[0]);
        foreach (var reply in replies)
            if (IsDirtyRate(reply) != isDirtyRate)
                throw new InputException(
                    $"line {reply.Line}: replies of query-migrate and query-dirty-rate are mixed; put them into files of their own"
                );
        return isDirtyRate
            ? DirtyRateReplies.Read(replies)
            : MigrateReplies.Read(replies, pageBytes);
    }

    private static bool IsDirtyRate(QmpReply reply) =>
        reply.Has("calc-time") || reply.Has("dirty-rate") ? true
        : reply.Has("status") ? false
        : throw new InputException(
            $"line {reply.Line}: neither a reply of query-migrate nor of query-dirty-rate"
        );
}
