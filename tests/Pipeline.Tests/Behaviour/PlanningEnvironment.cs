using Concord.Tests;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>An empty store and the shared mirror: a dataset is read once for all plans of a class.</summary>
public sealed class PlanningEnvironment : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private RunEnvironment? environment;

    /// <summary>The environment; the test is skipped where the mirror is missing.</summary>
    public RunEnvironment Get() => this.environment ??= new RunEnvironment(this.folder.File("store"), Repository.Shared("mirror"), "cpu", RunEnvironment.DefaultMemory);

    public void Dispose() => this.folder.Dispose();
}
