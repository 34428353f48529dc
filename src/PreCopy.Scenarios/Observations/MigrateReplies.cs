namespace PreCopy.Scenarios.Observations;

/// <summary>Replies of QEMU's <c>query-migrate</c> (qapi/migration.json, <c>MigrationInfo</c>), asked again and again.</summary>
internal static class MigrateReplies
{
    public static GuestLog Read(IReadOnlyList<QmpReply> replies, double pageBytes) =>
        MigrationProgress.Read(
            "replies of query-migrate",
            [
                .. replies
                    .Where(reply => reply.FindText("status") == "active" && reply.Has("ram"))
                    .Select(reply => Poll(reply, pageBytes)),
            ]
        );

    private static MigrationPoll Poll(QmpReply reply, double pageBytes)
    {
        var ram = reply.Object("ram");
        var page = ram.FindNumber("page-size") ?? pageBytes;
        var sent = ram.Number("transferred");
        var zero = (ram.FindNumber("duplicate") ?? 0) * page;
        var normal = ram.FindNumber("normal-bytes") ?? ram.FindNumber("normal") * page;
        return new MigrationPoll(
            reply.Line,
            reply.Number("total-time") / 1e3,
            (int)Math.Min(ram.Number("dirty-sync-count"), int.MaxValue),
            ram.Number("remaining"),
            ram.Number("total"),
            sent,
            normal is { } bytes ? bytes + zero : sent,
            zero,
            (reply.FindNumber("setup-time") ?? 0) / 1e3,
            reply.FindNumber("cpu-throttle-percentage") > 0
        );
    }
}
