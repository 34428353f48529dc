namespace PreCopy.Studies;

/// <summary>A question, the data that answers it, and the answer in one sentence.</summary>
public interface IStudy
{
    /// <summary>The name on the command line and of the files: <c>makespan-vs-concurrency</c>.</summary>
    string Name { get; }

    /// <summary>What the study asks, as a question.</summary>
    string Question { get; }

    /// <summary>Whether the study reads what was measured: benchmarks, a race, their history or the lab.</summary>
    bool NeedsMeasurements => NeedsRace || NeedsLab;

    /// <summary>Whether the study reads <see cref="StudyContext.Lab"/>: the same answer on every machine, for it is committed.</summary>
    bool NeedsLab => false;

    /// <summary>Whether the study reads <see cref="StudyContext.Race"/>.</summary>
    bool NeedsRace => false;

    /// <summary>Whether there is a chart of the study; of one that is read as a table there is none.</summary>
    bool IsDrawn => true;

    /// <summary>Computes the data and what it says.</summary>
    StudyResult Run(StudyContext context);
}
