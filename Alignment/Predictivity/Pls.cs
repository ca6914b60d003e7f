using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Partial least squares regression of all neuroids at once (PLS2), fully converged.</summary>
/// <remarks>
/// Per component: w the dominant left singular vector of S = X'Y; r = w − Σ_j (p_j'w) r_j; t = Xr; p = X't/t't; q = S'r/t't; S ← S − t't·p q'; W = R Q'.
/// Equal to NIPALS run to convergence, <c>sklearn.cross_decomposition.PLSRegression(n_components, scale=False, tol→0)</c>; scikit-learn's default tolerance stops
/// early and is up to 1.5e-2 off. Only X'X and YY' matter to the weights: more units than stimuli are first rotated into at most n directions, more neuroids than
/// stimuli into n, and the singular vector comes from S'S or SS', whichever is smaller. Stops, with a note, when nothing is left to explain.
/// Source: Wold 1975; Dayal &amp; MacGregor 1997, doi:10.1002/(SICI)1099-128X(199701)11:1&lt;73::AID-CEM435&gt;3.0.CO;2-#.
/// </remarks>
public sealed class Pls : Mapping
{
    private const double NothingLeft = 1e-12;
    private readonly int components;

    /// <summary>Sets the number of latent components.</summary>
    /// <param name="components">1 or more; the field's default is 25.</param>
    public Pls(int components)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        this.components = components;
    }

    /// <inheritdoc/>
    public override string Id => $"pls({components})";

    internal override MappingOutcome Fit(Tensor x, Tensor heldOut, FoldTargets targets)
    {
        using DisposeScope scope = NewDisposeScope();
        if (x.shape[1] > x.shape[0])
        {
            Tensor axes = Axes(x); // (units, at most n)
            (x, heldOut) = (x.matmul(axes), heldOut.matmul(axes));
        }

        Tensor y = targets.AllTraining(); // (n, q)
        Tensor narrow = y.shape[1] > y.shape[0] ? y.matmul(Axes(y)) : y;
        Tensor rotations = Rotations(x, narrow, out bool ranOut); // (units, components)
        Tensor scores = x.matmul(rotations);
        Tensor loadings = scores.t().matmul(y) / scores.square().sum([0]).unsqueeze(1); // (components, q)
        Tensor projected = heldOut.matmul(rotations);
        for (int block = 0; block < targets.BlockCount; block++)
        {
            int start = targets.BlockStart(block);
            int end = block + 1 < targets.BlockCount ? targets.BlockStart(block + 1) : targets.NeuroidCount;
            targets.Store(block, projected.matmul(loadings[TensorIndex.Colon, TensorIndex.Slice(start, end)]));
        }

        return new MappingOutcome([], ranOut ? $"only {rotations.shape[1]} of {components} components: nothing was left to explain" : null);
    }

    private Tensor Rotations(Tensor x, Tensor y, out bool ranOut)
    {
        Tensor covariance = x.t().matmul(y); // S (units, q)
        double first = covariance.norm().ToDouble();
        var rotations = new List<Tensor>();
        var loadings = new List<Tensor>();
        while (rotations.Count < components && covariance.norm().ToDouble() > NothingLeft * first)
        {
            Tensor weight = Dominant(covariance); // (units, 1)
            Tensor rotation = weight;
            if (rotations.Count > 0)
            {
                Tensor known = cat(rotations, 1); // (units, components so far)
                rotation = weight - known.matmul(cat(loadings, 1).t().matmul(weight));
            }

            Tensor score = x.matmul(rotation); // (n, 1)
            double length = score.square().sum().ToDouble();
            if (!(length > 0))
            {
                break;
            }

            Tensor loading = x.t().matmul(score) / length;
            Tensor response = covariance.t().matmul(rotation) / length; // (q, 1)
            covariance = covariance - (loading.matmul(response.t()) * length);
            rotations.Add(rotation);
            loadings.Add(loading);
        }

        ranOut = rotations.Count < components;
        return rotations.Count == 0 ? zeros(x.shape[1], 0, dtype: ScalarType.Float64) : cat(rotations, 1);
    }

    private static Tensor Dominant(Tensor covariance)
    {
        if (covariance.shape[0] <= covariance.shape[1])
        {
            (_, Tensor left) = linalg.eigh(covariance.matmul(covariance.t()));
            return left[TensorIndex.Colon, TensorIndex.Slice(-1, null)];
        }

        (_, Tensor right) = linalg.eigh(covariance.t().matmul(covariance));
        Tensor weight = covariance.matmul(right[TensorIndex.Colon, TensorIndex.Slice(-1, null)]);
        return weight / weight.norm();
    }

    // An orthonormal basis of the row space of a wide matrix: X·axes has the same inner products in n columns. Directions without variance are left out.
    private static Tensor Axes(Tensor wide)
    {
        (Tensor values, Tensor vectors) = linalg.eigh(wide.matmul(wide.t())); // (n), (n, n)
        double floor = values[-1].ToDouble() * wide.shape[0] * 2.3e-16;
        Tensor kept = (values > floor).nonzero().reshape(-1);
        return wide.t().matmul(vectors.index_select(1, kept)) / values.index_select(0, kept).sqrt().unsqueeze(0);
    }
}
