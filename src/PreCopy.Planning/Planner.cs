namespace PreCopy.Planning;

/// <summary>Finds how many migrations to run at once, and in which order.</summary>
public static class Planner
{
    /// <summary>Plans: seeded draws of what is not known, every alternative simulated on each of them.</summary>
    /// <param name="request">What is to be planned.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; or null.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="ArgumentException">The request is out of its range; the message says where.</exception>
    public static MigrationPlan Plan(
        PlanRequest request,
        IProgress<double>? progress = null,
        CancellationToken cancel = default
    ) => throw new NotImplementedException();
}
