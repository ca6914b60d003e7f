using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>Bootstrap of fitted models: each draw is cross-validated anew.</summary>
/// <remarks>
/// Folds are over the distinct conditions (and subjects) of a draw, so that a condition drawn twice never stands in both training and test; within its side it counts
/// as often as it is drawn, without its pair with itself. A draw with fewer than three distinct conditions a fold, or fewer distinct subjects than folds, is undefined.
/// All models see the same draws and the same folds. Nothing but sums over the RDMs' entries is recomputed.
/// Cost: draws × repeats × folds fits of (training pairs × layers²). Source: Schütt et al. 2023, doi:10.7554/eLife.82566; rsatoolbox <c>bootstrap_crossval</c>.
/// </remarks>
public static class CrossValidatedBootstrap
{
    private const long FoldStream = 0x0F01D;

    /// <summary>Runs all models.</summary>
    /// <param name="models">Fixed or weighted.</param>
    /// <param name="subjects">(subjects)(pairs), one or more.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    /// <param name="draws">Of conditions, subjects or both.</param>
    /// <param name="plan">Folds and repeats.</param>
    /// <returns>(models).</returns>
    public static IReadOnlyList<CrossValidatedDraws> Run(IReadOnlyList<IRdmModel> models, IReadOnlyList<double[]> subjects, IRdmComparator comparator, RdmDraws draws, CrossValidationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(plan);
        int stimuli = Rdm.StimulusCountOf(subjects[0].Length);
        double[][][] values = models.Select(_ => Enumerable.Range(0, plan.Repeats).Select(_ => new double[draws.Draws]).ToArray()).ToArray();
        for (int draw = 0; draw < draws.Draws; draw++)
        {
            int[] drawnStimuli = Drawn(draws.Stimuli, draw, stimuli);
            int[] drawnSubjects = Drawn(draws.Subjects, draw, subjects.Count);
            bool canFold = drawnStimuli.Distinct().Count() >= 3 * plan.StimulusFolds && drawnSubjects.Distinct().Count() >= plan.SubjectFolds;
            for (int repeat = 0; repeat < plan.Repeats; repeat++)
            {
                var random = new StableRandom(plan.Seed, unchecked((((FoldStream * 1_000_003) + draw) * 64) + repeat));
                IReadOnlyList<RdmFold> folds = canFold ? FoldsOf(drawnStimuli, drawnSubjects, plan, random) : [];
                for (int model = 0; model < models.Count; model++)
                {
                    values[model][repeat][draw] = CrossValidatedRsa.Compute(models[model], subjects, folds, comparator).Value;
                }
            }
        }

        return values.Select(repeats => new CrossValidatedDraws(repeats)).ToArray();
    }

    private static int[] Drawn(StimulusResamples? resamples, int draw, int count) =>
        resamples is null ? Enumerable.Range(0, count).ToArray() : RdmSample.Drawn(resamples.Multiplicities(draw));

    private static List<RdmFold> FoldsOf(int[] stimuli, int[] subjects, CrossValidationPlan plan, StableRandom random)
    {
        var folds = new List<RdmFold>();
        foreach ((int[] trainingSubjects, int[] testSubjects) in Split(subjects, plan.SubjectFolds, random))
        {
            foreach ((int[] training, int[] test) in Split(stimuli, plan.StimulusFolds, random))
            {
                folds.Add(new RdmFold(training, test, trainingSubjects, testSubjects));
            }
        }

        return folds;
    }

    // Distinct items in random order, dealt to folds by turns; copies follow their item.
    private static List<(int[] Training, int[] Test)> Split(int[] drawn, int folds, StableRandom random)
    {
        int[] distinct = drawn.Distinct().ToArray();
        int[] order = random.Permutation(distinct.Length);
        var foldOf = new Dictionary<int, int>();
        for (int k = 0; k < order.Length; k++)
        {
            foldOf[distinct[order[k]]] = k % folds;
        }

        return Enumerable.Range(0, folds)
            .Select(fold => (folds == 1 ? drawn : Array.FindAll(drawn, item => foldOf[item] != fold), Array.FindAll(drawn, item => foldOf[item] == fold)))
            .ToList();
    }
}
