using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>The penalty of least loss, for all neuroids together or for each, and the predictions with it.</summary>
/// <remarks>Of equal losses the first penalty of the list wins; an undefined loss never does. Memory: penalties × neuroids values.</remarks>
/// <param name="alphas">The penalties tried.</param>
/// <param name="per">For whom.</param>
/// <param name="neuroids">How many.</param>
internal sealed class PenaltyChoice(double[] alphas, PenaltyScope per, int neuroids)
{
    private readonly double[][] losses = Array.ConvertAll(alphas, _ => new double[neuroids]);

    /// <summary>A copy of a list of penalties that may be tried.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is empty, or one is below 0.</exception>
    public static double[] Checked(IReadOnlyList<double> alphas)
    {
        ArgumentNullException.ThrowIfNull(alphas);
        ArgumentOutOfRangeException.ThrowIfZero(alphas.Count, nameof(alphas));
        foreach (double alpha in alphas)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(alpha, nameof(alphas));
        }

        return [.. alphas];
    }

    /// <summary>A list of penalties in a mapping's name.</summary>
    public static string Range(double[] alphas) => $"{alphas.Length} penalties {alphas.Min():0.###e+0} … {alphas.Max():0.###e+0}";

    /// <summary>Adds losses to those so far.</summary>
    /// <param name="table">(penalties, neuroids of a block); borrowed.</param>
    /// <param name="start">The block's first neuroid.</param>
    public void Add(Tensor table, int start)
    {
        double[] values = table.ToArray();
        int width = (int)table.shape[1];
        for (int a = 0; a < alphas.Length; a++)
        {
            for (int j = 0; j < width; j++)
            {
                losses[a][start + j] += values[(a * width) + j];
            }
        }
    }

    /// <summary>Predicts with the penalty of least loss.</summary>
    /// <param name="targets">Responses and the place of predictions.</param>
    /// <param name="chosen">From <see cref="Choose"/>.</param>
    /// <param name="predict">((n, q) centred responses, (1) or (q) penalties) → (held-out, q).</param>
    public MappingOutcome Predict(FoldTargets targets, double[] chosen, Func<Tensor, double[], Tensor> predict)
    {
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope scope = NewDisposeScope();
            int start = targets.BlockStart(block);
            double[] own = per is PenaltyScope.All ? chosen : chosen[start..(start + targets.BlockWidth(block))];
            targets.Store(block, predict(targets.Training(block), own));
        }

        return new MappingOutcome(chosen, EdgeNote(chosen));
    }

    /// <summary>The penalties of least loss.</summary>
    /// <returns>(1) or (neuroids).</returns>
    public double[] Choose() =>
        per is PenaltyScope.All
            ? [alphas[FirstLeast(Array.ConvertAll(losses, row => row.Average()))]]
            : [.. Enumerable.Range(0, neuroids).Select(j => alphas[FirstLeast(Array.ConvertAll(losses, row => row[j]))])];

    private static int FirstLeast(double[] losses)
    {
        int best = losses.Length - 1;
        double least = double.PositiveInfinity;
        for (int a = 0; a < losses.Length; a++)
        {
            if (losses[a] < least)
            {
                (best, least) = (a, losses[a]);
            }
        }

        return best;
    }

    private string? EdgeNote(double[] chosen)
    {
        double low = alphas.Min();
        double high = alphas.Max();
        int atEdge = alphas.Length == 1 ? 0 : chosen.Count(alpha => alpha == low || alpha == high);
        return atEdge == 0 ? null
            : per is PenaltyScope.All ? "the chosen penalty is at the edge of its list"
            : "for some neuroids the chosen penalty is at the edge of its list";
    }
}
