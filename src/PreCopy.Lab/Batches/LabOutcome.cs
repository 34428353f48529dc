namespace PreCopy.Lab.Batches;

/// <summary>How a real migration ended.</summary>
public enum LabOutcome
{
    /// <summary>The VM runs on the target.</summary>
    Completed,

    /// <summary>It runs on the target, to which it was switched with memory missing.</summary>
    PostCopy,

    /// <summary>The policy's timeout cancelled the migration; the VM runs on the source.</summary>
    Cancelled,

    /// <summary>The batch's time limit was over; the VM runs on the source.</summary>
    NotConverged,

    /// <summary>It waited for its turn when the batch's time limit was over.</summary>
    NotStarted,
}
