namespace PreCopy.Model.Threads;

/// <summary>Work that several threads do together, each taking what is left until nothing is; it throws nothing.</summary>
internal interface IPoolWork
{
    /// <summary>Takes part in the work.</summary>
    void Run();
}
