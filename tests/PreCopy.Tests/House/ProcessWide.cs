using Xunit;

namespace PreCopy.Tests.House;

/// <summary>Tests that change what belongs to the whole process: they run alone, after all others.</summary>
[CollectionDefinition(nameof(ProcessWide), DisableParallelization = true)]
public sealed class ProcessWide;
