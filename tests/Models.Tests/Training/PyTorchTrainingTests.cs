using System.Text.Json;
using Concord.Models.Training;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Training;

/// <summary>A few steps are PyTorch's: losses, parameters and running statistics, by both optimisers, of all four networks.</summary>
public sealed class PyTorchTrainingTests
{
    private const int Batch = 16;

    // Theirs is float64. AdamW divides a gradient by its own size: where that is nearly nothing, float32 decides the direction.
    private const double LossTolerance = 2e-5;
    private const double TensorTolerance = 2e-4;

    public static TheoryData<string, string> Trainings { get; } = new(
        from network in new[] { "shapes-resnet", "shapes-convnet", "shapes-vit", "shapes-mixer" }
        from optimizer in new[] { "AdamW", "Sgd" }
        select (network, optimizer));

    [Theory]
    [MemberData(nameof(Trainings))]
    public void Steps_are_those_of_PyTorch(string network, string optimizer)
    {
        JsonElement expected = Read().GetProperty("trainings").EnumerateArray().Single(row => row.GetProperty("network").GetString() == network && row.GetProperty("optimizer").GetString() == optimizer);
        FormulaImages images = new();
        TrainingRecipe recipe = new() { Architecture = network, Optimizer = Enum.Parse<OptimizerKind>(optimizer), WeightDecay = 0.05, LabelSmoothing = 0.1, LongestGradient = 1 };
        using DisposeScope scope = torch.NewDisposeScope();
        using TrainingNetwork ours = TrainingNetwork.Create(recipe, images);
        Fill(ours);
        PixelStore store = PixelStore.Load(images, [.. Enumerable.Range(0, images.Count)], TestContext.Current.CancellationToken);
        ClassificationObjective objective = new(recipe, ours, store);
        ParameterOptimizer steps = new(recipe.Optimizer, [.. ours.Parameters.Select(parameter => parameter.Value)], recipe.WeightDecay, recipe.LongestGradient);
        int step = 0;
        foreach (double loss in expected.GetProperty("losses").EnumerateArray().Select(value => value.GetDouble()))
        {
            (torch.Tensor found, _) = objective.LossOf([.. Enumerable.Range(step * Batch % images.Count, Batch)], step);
            Assert.Equal(loss, found.item<float>(), LossTolerance);
            found.backward();
            steps.Step(step, optimizer == "AdamW" ? 1e-3 : 1e-2);
            step++;
        }

        foreach (JsonProperty tensor in expected.GetProperty("tensors").EnumerateObject())
        {
            torch.Tensor own = ours.State[tensor.Name].detach();
            Assert.Equal(tensor.Value[0].GetDouble(), own.abs().mean().item<float>(), TensorTolerance);
            Assert.Equal(tensor.Value[1].GetDouble(), own.flatten()[0].item<float>(), 10 * TensorTolerance);
        }

        float[] logits = ours.Run(ExampleBatch.Plain(store, 0, 2)).data<float>().ToArray();
        Assert.All(expected.GetProperty("after").EnumerateArray().Select((value, i) => (value.GetDouble(), logits[i])), pair => Assert.Equal(pair.Item1, pair.Item2, 10 * TensorTolerance));
    }

    [Fact]
    public void NtXent_is_that_of_PyTorch()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        float[] views = [.. HashFormula.Uniform("views", 60).Select(value => (float)((2 * value) - 1))];

        Assert.Equal(Read().GetProperty("contrast").GetDouble(), ContrastiveLoss.Of(torch.tensor(views, 10, 6), 0.2).Loss.item<float>(), 1e-5);
    }

    // Two pictures, views alike within a pair and at right angles between: every row is log(e^5 + 2·e^0) − 5 at τ = 0.2.
    [Fact]
    public void NtXent_of_two_orthogonal_pairs_is_worked_out_by_hand()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        (torch.Tensor loss, int right) = ContrastiveLoss.Of(torch.tensor(new float[] { 3, 0, 0, 1, 2, 0, 0, 5 }, 4, 2), 0.2);

        Assert.Equal(Math.Log(Math.Exp(5) + 2) - 5, loss.item<float>(), 1e-6);
        Assert.Equal(4, right);
    }

    private static void Fill(TrainingNetwork network)
    {
        using IDisposable plain = torch.no_grad();
        foreach ((string key, torch.Tensor tensor) in network.State)
        {
            tensor.copy_(HashFormula.Values(key, tensor.shape));
        }
    }

    private static JsonElement Read() => JsonDocument.Parse(File.ReadAllText(Repository.Reference("models", "training", "training.json"))).RootElement;
}
