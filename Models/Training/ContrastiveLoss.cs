using Concord.Models.Blocks;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>NT-Xent: of all other views of a batch, which shows the same picture?</summary>
/// <remarks>Chen et al. 2020, equation 1: ℓ(i, j) = −log exp(cos(zᵢ, zⱼ)/τ) / Σ_{k≠i} exp(cos(zᵢ, z_k)/τ), meant over all 2n views.</remarks>
internal static class ContrastiveLoss
{
    // Takes a view itself out of the softmax.
    private const float Never = -1e9f;

    /// <summary>The loss.</summary>
    /// <param name="views">(2n × d): row i and row n + i are of one picture; borrowed.</param>
    /// <param name="temperature">τ.</param>
    /// <returns>A single number in the caller's dispose scope, and how many views were told right.</returns>
    public static (torch.Tensor Loss, int Right) Of(torch.Tensor views, double temperature)
    {
        int rows = (int)views.shape[0];
        int[] partners = [.. Enumerable.Range(0, rows).Select(i => (i + (rows / 2)) % rows)];
        float[] own = new float[rows * rows];
        for (int i = 0; i < rows; i++)
        {
            own[(i * rows) + i] = Never;
        }

        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor z = views.div(views.mul(views).sum(1, keepdim: true).sqrt());
        torch.Tensor logits = z.matmul(z.t()).mul(1 / temperature).Plus(torch.tensor(own, rows, rows));
        torch.Tensor loss = Decisions.CrossEntropy(logits, ExampleBatch.Targets(partners, rows));
        return (loss.MoveToOuterDisposeScope(), Decisions.Right(Decisions.Of(logits), partners));
    }
}
