using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>Rotary positions: neighbouring features (2i, 2i + 1) of a head turn by the angle position · θ^(−2i/d).</summary>
/// <remarks>
/// Su et al. 2021, arXiv:2104.09864, §3.2.2; the order of features is the paper's and Llama's own. Hugging Face's <c>rotate_half</c> pairs
/// feature i with i + d/2: the same map with the rows of the query and key matrices in another order (<see cref="Weights.Naming.Schemes.LlamaNaming"/>).
/// </remarks>
internal static class RotaryPositions
{
    /// <summary>Cosines and sines for the first positions.</summary>
    /// <param name="tokens">Positions.</param>
    /// <param name="features">d, features of a head; even.</param>
    /// <param name="theta">Base, 10,000 in Llama.</param>
    /// <param name="like">Type and device are those of this tensor.</param>
    /// <returns>Two of (tokens × d/2), in the caller's dispose scope.</returns>
    public static (torch.Tensor Cosines, torch.Tensor Sines) Table(long tokens, int features, double theta, torch.Tensor like)
    {
        double[] cosines = new double[tokens * (features / 2)];
        double[] sines = new double[cosines.Length];
        for (int i = 0; i < cosines.Length; i++)
        {
            (int position, int pair) = Math.DivRem(i, features / 2);
            (sines[i], cosines[i]) = Math.SinCos(position * Math.Pow(theta, -2.0 * pair / features));
        }

        long[] shape = [tokens, features / 2];
        return (torch.tensor(cosines, shape).to(like.dtype, like.device), torch.tensor(sines, shape).to(like.dtype, like.device));
    }

    /// <summary>Turns queries or keys.</summary>
    /// <param name="x">(batch × heads × tokens × d).</param>
    /// <param name="table">Of at least as many tokens.</param>
    /// <returns>A new tensor.</returns>
    public static torch.Tensor Turn(torch.Tensor x, (torch.Tensor Cosines, torch.Tensor Sines) table)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor pairs = x.reshape([.. x.shape[..3], x.shape[3] / 2, 2]);
        torch.Tensor even = pairs.select(4, 0);
        torch.Tensor odd = pairs.select(4, 1);
        torch.Tensor first = (even * table.Cosines) - (odd * table.Sines);
        torch.Tensor second = (even * table.Sines).Plus(odd * table.Cosines);
        return torch.stack([first, second], -1).flatten(3).MoveToOuterDisposeScope();
    }
}
