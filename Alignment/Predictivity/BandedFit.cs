using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>One run of <see cref="BandedRidge"/> over all folds: search, refit, predictions and shares.</summary>
internal sealed class BandedFit
{
    private readonly IReadOnlyList<Matrix> spaces;
    private readonly Matrix y;
    private readonly Folds folds;
    private readonly BandedRidgeOptions options;
    private readonly IReadOnlyList<double[]> candidates;
    private readonly int[] columns;
    private readonly HeldOutRows rows;
    private readonly double[] predictions;
    private readonly SplitShares shares;
    private readonly List<double[]> alphas = [];
    private readonly List<Matrix> penalties = [];
    private readonly List<string?> notes = [];

    public BandedFit(IReadOnlyList<Matrix> spaces, Matrix y, Folds folds, BandedRidgeOptions options)
    {
        this.spaces = spaces;
        this.y = y;
        this.folds = folds;
        this.options = options;
        candidates = options.CandidatesFor(spaces.Count);
        columns = FiniteColumns.Of(y);
        rows = new HeldOutRows(folds);
        predictions = new double[(long)rows.Stimuli.Length * y.Columns];
        Array.Fill(predictions, double.NaN);
        shares = new SplitShares(y, rows, options.Pooling, spaces.Count);
        notes.Add(FiniteColumns.Note(columns.Length, y.Columns));
    }

    public BandedRidgeResult Run()
    {
        for (int fold = 0; fold < folds.HeldOut.Count && columns.Length > 0; fold++)
        {
            using DisposeScope scope = NewDisposeScope();
            int[] training = folds.Training(fold);
            var kernels = new SpaceKernels(spaces, training, folds.HeldOut[fold], options.Scaling);
            BandedSearch chosen = BandedSearch.Run(kernels, Targets(fold, training, columns), Inner(training), candidates, options.Alphas);
            foreach (IGrouping<int, int> group in Enumerable.Range(0, columns.Length).GroupBy(k => chosen.Candidates[k]))
            {
                Refit(fold, training, kernels, candidates[group.Key], group.ToDictionary(k => columns[k], k => chosen.Alphas[k]));
            }

            Keep(chosen, kernels.Caution);
        }

        var table = new Matrix(rows.Stimuli.Length, y.Columns, predictions);
        double[] r = PredictivityScore.Correlate(table, y, rows, options.Pooling);
        (Matrix parts, double[] means) = shares.Correlation(table, r);
        return new BandedRidgeResult
        {
            Joint = new PredictivityResult
            {
                PerNeuroid = r,
                Predictions = table,
                PredictionStimuli = rows.Stimuli,
                PredictionFolds = rows.Folds,
                Pooling = options.Pooling,
                ChosenAlphas = alphas,
                Notes = [.. notes.OfType<string>().Distinct(StringComparer.Ordinal)],
            },
            CorrelationShares = parts,
            MeanShares = means,
            R2 = shares.R2(),
            R2Shares = shares.R2Parts(),
            Penalties = penalties,
        };
    }

    // All neuroids that chose these weights, on all training rows.
    private void Refit(int fold, int[] training, SpaceKernels kernels, double[] weights, Dictionary<int, double> alphaOf)
    {
        using DisposeScope scope = NewDisposeScope();
        int[] members = [.. alphaOf.Keys];
        FoldTargets targets = Targets(fold, training, members);
        (Tensor values, Tensor vectors) = linalg.eigh(kernels.Mix(weights));
        values = values.clamp_min(0).unsqueeze(1); // (n, 1)
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope inner = NewDisposeScope();
            Tensor responses = targets.Training(block); // (n, neuroids of the block)
            int start = targets.BlockStart(block);
            int[] own = members[start..(start + (int)responses.shape[1])];
            Tensor penalty = tensor(Array.ConvertAll(own, column => alphaOf[column])).unsqueeze(0); // (1, neuroids)
            Tensor parts = kernels.Parts(weights, vectors.matmul(vectors.t().matmul(responses) / values.Plus(penalty))); // (spaces, held-out, neuroids)
            targets.Store(block, parts.sum([0]));
            shares.Add(fold, training, own, parts);
        }
    }

    private void Keep(BandedSearch chosen, string? caution)
    {
        var penalty = new double[spaces.Count * y.Columns];
        Array.Fill(penalty, double.NaN);
        for (int s = 0; s < spaces.Count; s++)
        {
            for (int k = 0; k < columns.Length; k++)
            {
                penalty[(s * y.Columns) + columns[k]] = chosen.Alphas[k] / candidates[chosen.Candidates[k]][s];
            }
        }

        alphas.Add(chosen.Alphas);
        penalties.Add(new Matrix(spaces.Count, y.Columns, penalty));
        bool isAtEdge = options.Alphas.Count > 1 && chosen.Alphas.Any(alpha => alpha == options.Alphas.Min() || alpha == options.Alphas.Max());
        notes.Add(isAtEdge ? "for some neuroids the chosen penalty is at the edge of its list" : null);
        notes.Add(caution);
    }

    private FoldTargets Targets(int fold, int[] training, int[] members) => new(y, members, training, predictions, rows.OfFold[fold]);

    private Folds Inner(int[] training) => options.GroupOf is null
        ? Folds.KFold(training.Length, options.InnerFolds)
        : Folds.GroupKFold(Array.ConvertAll(training, row => options.GroupOf[row]), options.InnerFolds);
}
