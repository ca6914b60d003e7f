namespace Concord.Pipeline.Tests.Execution;

/// <summary>Tests that stop, kill and starve workers run one after the other and share the undisturbed numbers.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultyGroup : ICollectionFixture<MadeUpJobs>
{
    public const string Name = "faults of workers and children";
}
