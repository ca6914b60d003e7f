using Concord.Alignment;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using Concord.Alignment.Simulation;
using Concord.Alignment.Statistics;

namespace Concord.Coverage;

/// <summary>RSA over stimuli, correlation distance, mean over three subjects.</summary>
/// <remarks>
/// Stimuli are independent draws of latent numbers: eight that models and subjects share, eight of each model's own and eight of the subjects'. Models and subjects
/// are fixed linear maps of them, the subjects with noise for each stimulus. The two models have the same map and private numbers of their own: by symmetry their
/// population scores are equal. Estimand: the mean over subjects of the correlation of distances over infinitely many stimuli, that is over independent pairs.
/// </remarks>
public sealed class RsaStudy : ICoverageStudy
{
    private const int Shared = 8;
    private const int Units = 30;
    private const int Subjects = 3;
    private const double NoiseSd = 1;
    private readonly int stimuli;
    private readonly double privateSd;
    private readonly bool calibrate;
    private readonly int populationPairs;
    private readonly Matrix modelMap;
    private readonly Matrix subjectMap;
    private readonly Lazy<double[]> truths;
    private readonly IRdmComparator[] comparators = [RdmComparators.Find("pearson"), RdmComparators.Find("spearman")];

    /// <summary>Chooses sizes.</summary>
    /// <param name="stimuli">Conditions of a data set.</param>
    /// <param name="privateSd">Standard deviation of the private latents; the shared have 1.</param>
    /// <param name="calibrate">Draws brought to the spread of the score, as scores in the product are; otherwise plain draws.</param>
    /// <param name="populationPairs">Independent pairs of stimuli from which the population's score is computed.</param>
    public RsaStudy(int stimuli, double privateSd, bool calibrate, int populationPairs = 1_000_000)
    {
        this.populationPairs = populationPairs;
        this.calibrate = calibrate;
        this.stimuli = stimuli;
        this.privateSd = privateSd;
        var source = new GaussianSource(new StableRandom(1, 1));
        modelMap = source.Matrix(2 * Shared, Units);
        subjectMap = source.Matrix(2 * Shared, Subjects * Units);
        truths = new Lazy<double[]>(Population);
    }

    /// <inheritdoc/>
    public string Id => $"rsa-{stimuli}-{privateSd}{(calibrate ? string.Empty : "-plain")}";

    /// <inheritdoc/>
    public string Summary => $"RSA (correlation distance) of {stimuli} stimuli, {Subjects} subjects, private latents {privateSd}; population {string.Join(", ", comparators.Zip(truths.Value, (comparator, truth) => $"{comparator.Id} {truth:0.000}"))}";

    /// <inheritdoc/>
    public IReadOnlyList<SimulatedPair> Run(int number, int draws)
    {
        IRdmDistance distance = RdmDistances.Find("correlation");
        (Matrix[] models, Matrix[] subjects) = Draw(new GaussianSource(new StableRandom(2, number)), stimuli);
        double[][] brain = Array.ConvertAll(subjects, subject => Rdm.Compute(subject, distance).UpperTriangle);
        double[][] rdms = Array.ConvertAll(models, model => Rdm.Compute(model, distance).UpperTriangle);
        var resamples = new StimulusResamples(number, draws, stimuli);
        return [.. comparators.Select((comparator, c) =>
        {
            var plain = new RdmBootstrap(resamples, brain, comparator);
            var calibrated = new CalibratedRdmBootstrap(resamples, brain, comparator);
            SimulatedScore[] scores = Array.ConvertAll(rdms, rdm =>
            {
                double score = RsaScore.Compute(rdm, brain, comparator).Value;
                return new SimulatedScore(truths.Value[c], score, calibrate ? calibrated.Run(rdm, score) : plain.Run(rdm));
            });
            return new SimulatedPair(comparator.Id, scores[0], scores[1]);
        })];
    }

    // Two models and the subjects: (rows × units) each.
    private (Matrix[] Models, Matrix[] Subjects) Draw(GaussianSource source, int rows)
    {
        Matrix shared = source.Matrix(rows, Shared);
        Matrix[] models = [.. Enumerable.Range(0, 2).Select(_ => Respond(shared, source.Matrix(rows, Shared), modelMap))];
        Matrix responses = Respond(shared, source.Matrix(rows, Shared), subjectMap);
        double noise = NoiseSd * Math.Sqrt(Shared * (1 + (privateSd * privateSd)));
        for (int k = 0; k < responses.Values.Length; k++)
        {
            responses.Values[k] += noise * source.Next();
        }

        return (models, [.. Enumerable.Range(0, Subjects).Select(subject => responses.SelectColumns([.. Enumerable.Range(subject * Units, Units)]))]);
    }

    private Matrix Respond(Matrix shared, Matrix own, Matrix map)
    {
        var values = new double[shared.Rows * map.Columns];
        for (int row = 0; row < shared.Rows; row++)
        {
            Span<double> line = values.AsSpan(row * map.Columns, map.Columns);
            for (int latent = 0; latent < map.Rows; latent++)
            {
                double value = latent < Shared ? shared[row, latent] : privateSd * own[row, latent - Shared];
                ReadOnlySpan<double> weights = map.Row(latent);
                for (int unit = 0; unit < line.Length; unit++)
                {
                    line[unit] += value * weights[unit];
                }
            }
        }

        return new Matrix(shared.Rows, map.Columns, values);
    }

    // Independent pairs, not one huge RDM: a million pairs of 2,000 stimuli would leave the error of 2,000 stimuli.
    private double[] Population()
    {
        const int Most = 20_000;
        var distances = new double[2 + Subjects][];
        for (int k = 0; k < distances.Length; k++)
        {
            distances[k] = new double[populationPairs];
        }

        for (int start = 0; start < populationPairs; start += Most)
        {
            int chunk = Math.Min(Most, populationPairs - start);
            (Matrix[] models, Matrix[] subjects) = Draw(new GaussianSource(new StableRandom(3, start)), 2 * chunk);
            Matrix[] all = [.. models, .. subjects];
            for (int k = 0; k < all.Length; k++)
            {
                for (int pair = 0; pair < chunk; pair++)
                {
                    distances[k][start + pair] = 1 - Pearson.Compute(all[k].Row(2 * pair), all[k].Row((2 * pair) + 1)).Value;
                }
            }
        }

        return Array.ConvertAll(comparators, comparator => distances[..2].Average(model => distances[2..].Average(subject => comparator.Compare(model, subject).Value)));
    }
}
