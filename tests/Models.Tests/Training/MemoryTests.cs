using Concord.Models.Training;

namespace Concord.Models.Tests.Training;

[Collection(nameof(RunsAlone))]
public sealed class MemoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A step that left its tensors behind would leave (2 × 3 × 32 × 32) pixels and all activations: 200 kB and more.
    [Fact]
    public void Steps_leave_nothing_in_memory()
    {
        Memory memory = new();
        TrainingRecipe recipe = new() { Architecture = "shapes-convnet", Batch = 2, Steps = 400 };

        new NetworkTrainer(recipe, new StripedImages(40), []) { BetweenReports = TimeSpan.Zero }.Run(_folder, memory, TestContext.Current.CancellationToken);

        Assert.InRange(memory.At[399] - memory.At[100], long.MinValue, 20L << 20);
    }

    private sealed class Memory : IProgress<TrainingProgress>
    {
        public Dictionary<long, long> At { get; } = [];

        public void Report(TrainingProgress value)
        {
            if (value.Step is 100 or 399)
            {
                GC.Collect();
                At[value.Step] = Environment.WorkingSet;
            }
        }
    }
}
