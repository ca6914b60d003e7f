using Concord.Models.Architectures;
using Concord.Models.Blocks;
using Concord.Models.Catalogue;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Tests.Training;

/// <summary>Whatever works in place in the forward pass must leave what the gradient needs.</summary>
public sealed class GradientSweepTests
{
    public static TheoryData<string> Small { get; } = [.. ArchitectureCatalogue.All
        .Where(entry => entry is { Text: null, HasWeights: true } && entry.InputSize == 32)
        .Select(entry => entry.Id)
        .Concat(["shapes-vit[attention=shared;stem=convolutional]", "shapes-vit[attention=identity;recurrence=shared]", "shapes-vit[experts=4]", "shapes-vit[norm=off;residual=off]"])
        .Where(id => !id.StartsWith("cifar-resnet", StringComparison.Ordinal) || id == "cifar-resnet20")];

    [Theory]
    [MemberData(nameof(Small))]
    public void A_gradient_reaches_every_parameter(string architecture)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        ArchitectureEntry entry = ArchitectureCatalogue.Find(architecture);
        using Network network = entry.Create(Wiring.Real(), null);
        SeededInitialization.Fill(network, 1);
        network.AskForGradients();
        torch.Tensor x = torch.tensor(HashFormula.Uniform("input", 4 * 3 * 32 * 32).Select(value => (float)value).ToArray(), 4, 3, 32, 32);

        torch.Tensor output = network.Learn(x, BatchStatistics.Learning);
        output.mul(output).sum().backward();

        foreach ((string name, Parameter parameter) in network.named_parameters())
        {
            Assert.True(parameter.grad is { } gradient && gradient.isfinite().all().item<bool>(), name);
        }
    }

    // Both work in place where nobody asks for a gradient.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_slope_of_an_activation_is_that_of_its_values(bool isQuick)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Func<torch.Tensor, torch.Tensor> activation = isQuick ? Activation.QuickGelu : Activation.GeluTanh;
        torch.Tensor x = torch.linspace(-3, 3, 41, dtype: torch.float64);
        torch.Tensor asked = x.clone().requires_grad_(true);
        activation(asked).sum().backward();
        torch.Tensor step = torch.full([41], 1e-5, dtype: torch.float64);
        double[] slopes = activation(x.Plus(step)).sub(activation(x.sub(step))).div(2e-5).data<double>().ToArray();

        Assert.All(asked.grad!.data<double>().ToArray().Zip(slopes), pair => Assert.Equal(pair.Second, pair.First, 1e-8));
    }
}
