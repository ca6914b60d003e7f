using Concord.Alignment.Predictivity;
using Concord.Alignment.Rsa;
using Concord.Alignment.Simulation;

namespace Concord.Recovery;

/// <summary>The two analyses that are put to the test.</summary>
internal static class Scorers
{
    private const int FoldCount = 5;

    /// <summary>RSA: correlation distance, Spearman, mean over subjects.</summary>
    public static RecoveryScorer Rsa()
    {
        IRdmDistance distance = RdmDistances.Find("correlation");
        IRdmComparator comparator = RdmComparators.Find("spearman");
        var last = new Last<double[][]>(recording => [.. Enumerable.Range(0, recording.SubjectCount).Select(subject => Rdm.Compute(recording.OfSubject(subject), distance).UpperTriangle)]);
        return activations =>
        {
            double[] rdm = Rdm.Compute(activations, distance).UpperTriangle;
            return recording => RsaScore.Compute(rdm, last.Of(recording), comparator).Value;
        };
    }

    /// <summary>Ridge with a penalty chosen by leave-one-out for all neuroids together, pooled over five folds, median over neuroids.</summary>
    public static RecoveryScorer RidgeCv()
    {
        var mapping = new RidgeCv(Alignment.Predictivity.RidgeCv.LogSpace(-2, 6, 9));
        return activations =>
        {
            UnitProducts units = UnitProducts.Of(activations);
            var folds = Folds.KFold(activations.Rows, FoldCount);
            return recording => PredictivityScore.Compute(units, recording.Mean, folds, mapping).Aggregate(NeuroidAggregate.Median).Value;
        };
    }

    // What all models need of a recording is made once: they are scored one after another on the same one.
    private sealed class Last<T>(Func<SimulatedResponses, T> make)
    {
        private SimulatedResponses? of;
        private T? value;

        public T Of(SimulatedResponses recording)
        {
            if (of != recording)
            {
                (of, value) = (recording, make(recording));
            }

            return value!;
        }
    }
}
