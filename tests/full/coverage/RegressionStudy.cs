using Concord.Alignment;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;
using Concord.Alignment.Simulation;

namespace Concord.Coverage;

/// <summary>Ridge regression with a chosen penalty, five folds.</summary>
/// <remarks>
/// Units are x = (z, u)·L + 0.5 ε, neuroids y = z·B + noise, all normal, z shared, u each model's own; both models have the same L, so their expected scores are equal.
/// Estimand: the held-out r of the fitted maps on infinitely many new stimuli. With coefficients b and offset c of each fold's map it is exact: over a new stimulus
/// cov(ŷ, y) = b′Σ_xy and var ŷ = b′Σ_xx b; pooled, a new stimulus meets each of the maps equally often, so covariances average and the offsets add their variance.
/// </remarks>
public sealed class RegressionStudy : ICoverageStudy
{
    private const int Shared = 6;
    private const int Neuroids = 50;
    private const int FoldCount = 5;
    private const double UnitNoise = 0.5;
    private const double NeuroidNoise = 2;
    private readonly int stimuli;
    private readonly int units;
    private readonly bool calibrate;
    private readonly Matrix unitMap;
    private readonly Matrix neuroidMap;
    private readonly double[,] sigma;
    private readonly double[,] cross;

    /// <summary>Chooses sizes.</summary>
    /// <param name="stimuli">Stimuli of a data set.</param>
    /// <param name="units">Units of a model.</param>
    /// <param name="calibrate">Draws without the bias of the sample, as scores in the product are; otherwise plain draws.</param>
    public RegressionStudy(int stimuli, int units, bool calibrate)
    {
        this.calibrate = calibrate;
        this.stimuli = stimuli;
        this.units = units;
        var source = new GaussianSource(new StableRandom(1, 2));
        unitMap = source.Matrix(2 * Shared, units);
        neuroidMap = source.Matrix(Shared, Neuroids);
        sigma = new double[units, units];
        cross = new double[units, Neuroids];
        for (int a = 0; a < units; a++)
        {
            for (int b = 0; b < units; b++)
            {
                sigma[a, b] = Enumerable.Range(0, 2 * Shared).Sum(latent => unitMap[latent, a] * unitMap[latent, b]) + (a == b ? UnitNoise * UnitNoise : 0);
            }

            for (int j = 0; j < Neuroids; j++)
            {
                cross[a, j] = Enumerable.Range(0, Shared).Sum(latent => unitMap[latent, a] * neuroidMap[latent, j]);
            }
        }
    }

    /// <inheritdoc/>
    public string Id => $"regression-{stimuli}-{units}{(calibrate ? string.Empty : "-plain")}";

    /// <inheritdoc/>
    public string Summary => $"ridge-cv, kfold({FoldCount}), {stimuli} stimuli, {units} units, {Neuroids} neuroids";

    /// <inheritdoc/>
    public IReadOnlyList<SimulatedPair> Run(int number, int draws)
    {
        var source = new GaussianSource(new StableRandom(4, number));
        Matrix shared = source.Matrix(stimuli, Shared);
        Matrix y = Mix(shared, neuroidMap, source, NeuroidNoise);
        Matrix[] models = [.. Enumerable.Range(0, 2).Select(_ => Mix(Beside(shared, source.Matrix(stimuli, Shared)), unitMap, source, UnitNoise))];
        var resamples = new StimulusResamples(number, draws, stimuli);
        var folds = Folds.KFold(stimuli, FoldCount);
        SimulatedScore[][] scores = Array.ConvertAll(models, x => Score(x, y, folds, resamples));
        string[] measures = ["pooled, mean", "pooled, median", "per fold, mean"];
        return [.. measures.Select((measure, k) => new SimulatedPair(measure, scores[0][k], scores[1][k]))];
    }

    private SimulatedScore[] Score(Matrix x, Matrix y, Folds folds, StimulusResamples resamples)
    {
        var mapping = new RidgeCv(RidgeCv.LogSpace(-2, 4, 13));
        Matrix[] maps = Maps(x, y, folds, mapping);
        double[] pooled = PooledTruth(maps);
        double[] perFold = PerFoldTruth(maps);
        PredictivityResult result = PredictivityScore.Compute(x, y, folds, mapping);
        PredictivityResult separate = PredictivityScore.FromPredictions(result.Predictions, y, new PredictivityResult
        {
            PerNeuroid = result.PerNeuroid,
            Predictions = result.Predictions,
            PredictionStimuli = result.PredictionStimuli,
            PredictionFolds = result.PredictionFolds,
            Pooling = Pooling.PerFold,
            ChosenAlphas = result.ChosenAlphas,
            Notes = result.Notes,
        });
        return
        [
            One(result, pooled, NeuroidAggregate.Mean),
            One(result, pooled, NeuroidAggregate.Median),
            One(separate, perFold, NeuroidAggregate.Mean),
        ];

        SimulatedScore One(PredictivityResult scored, double[] truth, NeuroidAggregate aggregate) =>
            new(NeuroidAggregates.Compute(truth, aggregate).Value, scored.Aggregate(aggregate).Value, calibrate ? PredictivityBootstrap.RunCalibrated(scored, y, resamples, aggregate) : PredictivityBootstrap.Run(scored, y, resamples, aggregate));
    }

    // Each fold's map as (units + 1 × neuroids): a row of coefficients a unit, then the offset. An affine map is known by its values at 0 and the unit vectors.
    private Matrix[] Maps(Matrix x, Matrix y, Folds folds, Mapping mapping)
    {
        double[] probes = new double[(units + 1) * units];
        for (int unit = 0; unit < units; unit++)
        {
            probes[(unit * units) + unit] = 1;
        }

        var rows = new Matrix(stimuli + units + 1, units, [.. x.Values, .. probes]);
        var responses = new Matrix(stimuli + units + 1, Neuroids, [.. y.Values, .. new double[(units + 1) * Neuroids]]);
        int[] probeRows = [.. Enumerable.Range(stimuli, units + 1)];
        Matrix[] maps = [.. PredictivityScore.Predict(UnitProducts.Of(rows), responses, folds.HeldOut.Select((_, fold) => (folds.Training(fold), probeRows)), mapping)];
        foreach (Matrix map in maps)
        {
            for (int k = 0; k < units * Neuroids; k++)
            {
                map.Values[k] -= map.Values[(units * Neuroids) + (k % Neuroids)];
            }
        }

        return maps;
    }

    private double[] PooledTruth(Matrix[] maps) => [.. Enumerable.Range(0, Neuroids).Select(j =>
    {
        double offset = maps.Average(map => map[units, j]);
        double variance = maps.Average(map => Variance(map, j) + Math.Pow(map[units, j] - offset, 2));
        return maps.Average(map => Covariance(map, j)) / Math.Sqrt(variance * ResponseVariance(j));
    })];

    private double[] PerFoldTruth(Matrix[] maps) =>
        [.. Enumerable.Range(0, Neuroids).Select(j => maps.Average(map => Covariance(map, j) / Math.Sqrt(Variance(map, j) * ResponseVariance(j))))];

    private double Covariance(Matrix map, int j) => Enumerable.Range(0, units).Sum(unit => map[unit, j] * cross[unit, j]);

    private double Variance(Matrix map, int j)
    {
        double sum = 0;
        for (int a = 0; a < units; a++)
        {
            for (int b = 0; b < units; b++)
            {
                sum += map[a, j] * sigma[a, b] * map[b, j];
            }
        }

        return sum;
    }

    private double ResponseVariance(int j) => Enumerable.Range(0, Shared).Sum(latent => neuroidMap[latent, j] * neuroidMap[latent, j]) + (NeuroidNoise * NeuroidNoise);

    private static Matrix Beside(Matrix left, Matrix right) =>
        new(left.Rows, left.Columns + right.Columns, [.. Enumerable.Range(0, left.Rows).SelectMany(row => (IEnumerable<double>)[.. left.Row(row), .. right.Row(row)])]);

    private static Matrix Mix(Matrix latents, Matrix map, GaussianSource source, double noise)
    {
        Matrix mixed = source.Matrix(latents.Rows, map.Columns);
        for (int row = 0; row < latents.Rows; row++)
        {
            for (int column = 0; column < map.Columns; column++)
            {
                double sum = noise * mixed[row, column];
                for (int latent = 0; latent < latents.Columns; latent++)
                {
                    sum += latents[row, latent] * map[latent, column];
                }

                mixed.Values[(row * map.Columns) + column] = sum;
            }
        }

        return mixed;
    }
}
