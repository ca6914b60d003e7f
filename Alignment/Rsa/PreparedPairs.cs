using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>A prepared comparison over the pairs that are numbers on both sides.</summary>
/// <remarks>The prepared form serves every model that is defined wherever the recorded side is; for another model the recorded side is prepared anew on the joint pairs.</remarks>
internal sealed class PreparedPairs : IPreparedComparison
{
    private readonly double[] recorded;
    private readonly PairSubset defined;
    private readonly Func<PairSubset, double[], VectorComparison> prepare;
    private readonly VectorComparison? prepared;

    public PreparedPairs(double[] recorded, Func<PairSubset, double[], VectorComparison> prepare)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        this.recorded = recorded;
        this.prepare = prepare;
        defined = PairSubset.DefinedIn(recorded);
        prepared = defined.Count < 3 ? null : prepare(defined, defined.Index is null ? recorded : defined.Pick(recorded).ToArray());
    }

    public Scored Compare(ReadOnlySpan<double> model)
    {
        Require.SameLength(recorded.Length, model.Length);
        PairSubset joint = defined.AlsoIn(model);
        string? dropped = joint.Index is null ? null : $"{joint.Total - joint.Count} of {joint.Total} pairs undefined and dropped";
        if (joint.Count < 3)
        {
            return Scored.Undefined(dropped is null ? "fewer than three conditions" : $"fewer than three pairs ({dropped})");
        }

        VectorComparison comparison = joint.Count == defined.Count ? prepared! : prepare(joint, joint.Pick(recorded).ToArray());
        Scored result = comparison(joint.Pick(model));
        return result with { Note = Notes.Join(result.Note, dropped) };
    }
}
