namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>Tests that start the program run one after the other and share one small run.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EndToEndGroup : ICollectionFixture<SmallRun>
{
    public const string Name = "end to end";
}
