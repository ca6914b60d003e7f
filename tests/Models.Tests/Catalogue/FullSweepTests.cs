using System.Diagnostics;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using TorchSharp;

namespace Concord.Models.Tests.Catalogue;

/// <summary>All networks for pictures at full size on seeded weights: hours for the suite, so only where <c>CONCORD_FULL</c> is set (<c>tests/full/sweep</c>).</summary>
[Collection(nameof(RunsAlone))]
public sealed class FullSweepTests(ITestOutputHelper output)
{
    private const long SmallPass = 5_000_000_000;
    private static readonly string? Wanted = Environment.GetEnvironmentVariable("CONCORD_FULL");
    private static readonly int MostBatches = int.TryParse(Environment.GetEnvironmentVariable("CONCORD_FULL_BATCHES"), System.Globalization.CultureInfo.InvariantCulture, out int batches) ? batches : 200;

    // Where nothing is wanted one line says so, not one for each architecture.
    public static TheoryData<string> Ids => Wanted is null
        ? ["the whole catalogue"]
        : [.. ArchitectureCatalogue.All.Where(entry => entry.Text is null && (Wanted == "all" || entry.Id.Contains(Wanted, StringComparison.Ordinal))).Select(entry => entry.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Two_runs_are_equal_batches_hardly_matter_and_nothing_leaks(string id)
    {
        Assert.SkipUnless(Wanted is not null, "takes hours: set CONCORD_FULL to all, or to a part of an id");
        var watch = Stopwatch.StartNew();
        ArchitectureEntry entry = ArchitectureCatalogue.Find(id);
        using LoadedModel model = LoadedModel.Untrained(id, 7);
        Assert.Equal(entry.PublishedParameters ?? model.ParameterCount, model.ParameterCount);
        LayerInfo[] layers = [.. model.Layers.Where(layer => !layer.IsPart)];
        LayerRequest[] requests = [.. layers.Select(layer => new LayerRequest(layer.Name, ReadoutSpec.Full))];
        Func<PixelImage>[] stimuli = Stimuli.Noise(3, model.InputSize.Height);
        float[][] first = Run(model, stimuli, requests, 3);
        float[][] second = Run(model, stimuli, requests, 3);
        float[][] single = Run(model, stimuli, requests, 1);
        double worst = 0;
        string where = "";
        for (int i = 0; i < layers.Length; i++)
        {
            Assert.Equal(3 * layers[i].UnitCount, first[i].Length);
            Assert.True(first[i].AsSpan().SequenceEqual(second[i]), $"{id} {layers[i].Name}: two runs differ");
            double deviation = Error.Deviation(first[i]);
            Assert.True(deviation > 0 && double.IsFinite(deviation), $"{id} {layers[i].Name}: deviation {deviation}");
            double error = Error.Largest(first[i], single[i]) / deviation;
            (worst, where) = error > worst ? (error, layers[i].Name) : (worst, where);
        }

        long macs = ArchitectureCatalogue.CensusOf(id).TotalMacs;
        (int batches, long tensors, double grown) = Leak(model, requests[^1], Math.Min(MostBatches, macs < SmallPass ? 200 : 20));
        output.WriteLine(FormattableString.Invariant($"{id}: {layers.Length} layers, {model.ParameterCount} parameters, {macs / 1e9:F2} GMAC, batch 1 against 3 {worst:E1} at {where}, {tensors} tensors and {grown:F1} MiB more after {batches} batches, {watch.Elapsed.TotalSeconds:F0} s"));
        Assert.InRange(worst, 0, 1e-5);
        Assert.Equal(0, tensors);
        Assert.InRange(grown, double.NegativeInfinity, 64);
    }

    // Tensors alive and memory held after many batches, against after as many before: the allocators' pools, managed and native, fill up during the
    // first hundred (Swin and CrossViT make many small things), and a leak goes on.
    private static (int Batches, long Tensors, double GrownMebibytes) Leak(LoadedModel model, LayerRequest request, int batches)
    {
        Func<PixelImage>[] few = Stimuli.Noise(10, model.InputSize.Height);
        Func<PixelImage>[] many = [.. Enumerable.Range(0, batches).Select(i => few[i % 10])];
        model.Extract(many, [request], 1, new MemorySink(many.Length));
        (long tensors, long memory) = State();
        model.Extract(many, [request], 1, new MemorySink(batches));
        (long tensorsAfter, long memoryAfter) = State();
        return (batches, tensorsAfter - tensors, (memoryAfter - memory) / 1048576.0);
    }

    private static (long Tensors, long Memory) State()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return (torch.Tensor.TotalCount, Process.GetCurrentProcess().WorkingSet64);
    }

    private static float[][] Run(LoadedModel model, Func<PixelImage>[] stimuli, LayerRequest[] requests, int batch)
    {
        var sink = new MemorySink(stimuli.Length);
        model.Extract(stimuli, requests, batch, sink);
        return [.. requests.Select((_, i) => sink.Rows(i))];
    }
}
