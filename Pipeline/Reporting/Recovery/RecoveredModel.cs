using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Pipeline.Reporting.Recovery;

/// <summary>What became of the recordings of one model: a row of the confusion matrix.</summary>
/// <param name="Model">The model behind the recordings.</param>
/// <param name="TimesBest">(candidates) recordings that each won.</param>
/// <param name="MeanScores">(candidates) mean score; null where none is defined.</param>
/// <param name="Recordings">Recordings.</param>
/// <param name="Own">The model's place among the candidates.</param>
internal sealed record RecoveredModel(RecoveryModel Model, IReadOnlyList<long> TimesBest, IReadOnlyList<double?> MeanScores, long Recordings, int Own)
{
    /// <summary>Recordings that the model itself won.</summary>
    public long Recovered => this.TimesBest[this.Own];

    /// <summary>Recordings that nobody won.</summary>
    public long Nobody => this.Recordings - this.TimesBest.Sum();

    /// <summary>Wilson's 95 % interval of the share that the model won itself.</summary>
    public Interval Interval => WilsonInterval.Compute((int)this.Recovered, (int)this.Recordings);

    /// <summary>Whether it won more than half of its own recordings.</summary>
    public bool IsRecovered => 2 * this.Recovered > this.Recordings;

    /// <summary>Recordings won by a candidate of which something holds.</summary>
    public long Won(IReadOnlyList<RecoveryModel> candidates, Func<RecoveryModel, bool> holds) => candidates.Zip(this.TimesBest).Where(pair => holds(pair.First)).Sum(pair => pair.Second);
}
