namespace Concord.Models.Tests;

/// <summary>Tests that look at the whole process and therefore bear no others beside them.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
