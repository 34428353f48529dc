namespace PreCopy.Validation.Theory;

/// <summary>The identities that the model must obey (its section 4): simulation against closed form.</summary>
internal static class Identities
{
    public static CheckGroup Check() =>
        new(
            "Identities",
            "the model's definition, section 4",
            "Closed forms that the simulation does not know. Two statements are inequalities: with stream caps the best concurrency is "
                + "near the streams that fill the link, and more bandwidth never lengthens a migration under a downtime limit "
                + "(its downtime may grow, when the limit is met a round earlier).",
            [
                .. SharingIdentities.Checks(),
                .. SingleIdentities.Checks(),
                .. ScheduleIdentities.Checks(),
            ]
        );

    /// <summary>A check against a closed form, to a relative tolerance.</summary>
    internal static Check Equal(
        string name,
        string quantity,
        string unit,
        double predicted,
        double closedForm,
        double tolerance = 1e-12
    ) =>
        new(
            name,
            quantity,
            unit,
            predicted,
            closedForm,
            Band.Within(
                tolerance,
                closedForm,
                tolerance <= 1e-12 ? "rounding" : "rounding, and a limit that is not quite 0"
            )
        );
}
