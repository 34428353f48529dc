using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>Runs work that must be bounded: an endless loop fails the test instead of hanging the run.</summary>
internal static class Bounded
{
    // Generous: what is right takes milliseconds even on a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<T> Run<T>(Func<T> work) =>
        Task.Run(work).WaitAsync(Patience, TestContext.Current.CancellationToken);
}
