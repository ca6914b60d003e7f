using Concord.Models.Regimes;
using Concord.Models.Training;
using TorchSharp;

namespace Concord.Models.Tests.Training;

public sealed class ProjectedGradientTests
{
    private const int Length = 24;

    // A linear loss w·x within pixels rises at most by ε‖w‖₁ in L∞ and ε‖w‖₂ in L2.
    [Theory]
    [InlineData(PerturbationNorm.LInf, false)]
    [InlineData(PerturbationNorm.LInf, true)]
    [InlineData(PerturbationNorm.L2, false)]
    [InlineData(PerturbationNorm.L2, true)]
    public void A_linear_loss_rises_as_far_as_it_can(PerturbationNorm norm, bool random)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        float[] slope = [.. HashFormula.Uniform("slope", Length).Select(value => (float)(value - 0.5))];
        torch.Tensor weights = torch.tensor(slope);
        torch.Tensor clean = torch.full([2, Length], 0.5, dtype: torch.float32);
        Adversary adversary = new(norm, 0.1, 40, 0.02, random);

        torch.Tensor found = ProjectedGradient.Perturb(adversary, clean, x => x.matmul(weights).sum(), new CounterRandom(5));

        double most = 0.1 * (norm == PerturbationNorm.LInf ? slope.Sum(Math.Abs) : Math.Sqrt(slope.Sum(value => value * value)));
        float[] rise = found.sub(clean).matmul(weights).data<float>().ToArray();
        Assert.All(rise, value => Assert.Equal(most, value, 2e-4));
    }

    [Theory]
    [InlineData(PerturbationNorm.LInf)]
    [InlineData(PerturbationNorm.L2)]
    public void A_perturbation_stays_within_its_size_and_within_pixels(PerturbationNorm norm)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor clean = torch.tensor(HashFormula.Uniform("pixels", 3 * 300).Select(value => (float)Math.Round(value)).ToArray(), 3, 300);
        torch.Tensor weights = torch.tensor(HashFormula.Uniform("slope", 300).Select(value => (float)(value - 0.5)).ToArray());

        torch.Tensor found = ProjectedGradient.Perturb(Adversary.Fast(norm, 0.3), clean, x => x.matmul(weights).tanh().sum(), new CounterRandom(1));

        torch.Tensor change = found.sub(clean);
        double size = norm == PerturbationNorm.LInf ? change.abs().max().item<float>() : change.mul(change).sum(1).sqrt().max().item<float>();
        Assert.InRange(size, 0.01, 0.3 + 1e-6);
        Assert.InRange(found.min().item<float>(), 0, 1);
        Assert.InRange(found.max().item<float>(), 0, 1);
    }

    [Fact]
    public void A_random_start_differs_between_pictures_and_streams()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor clean = torch.full([2, 50], 0.5, dtype: torch.float32);
        float[] Start(ulong key) => ProjectedGradient.Perturb(new Adversary(PerturbationNorm.L2, 0.2, 1, 1e-9), clean, x => x.sum(), new CounterRandom(key)).data<float>().ToArray();

        Assert.NotEqual(Start(1)[..50], Start(1)[50..]);
        Assert.NotEqual(Start(1), Start(2));
        Assert.Equal(Start(1), Start(1));
    }
}
