namespace Concord.Alignment.Renderings;

/// <summary>An RSA's raw result. Holds lists: compare members, not records.</summary>
/// <param name="Distance">The distance's id.</param>
/// <param name="Comparator">The comparator's id.</param>
/// <param name="SubjectScores">(subjects) the comparison with each subject's RDM.</param>
/// <param name="MeanRdmUpper">The upper bound over the plain mean of RDMs under Spearman (Brain-Score's ceiling); NaN with one subject.</param>
public sealed record RsaRaw(string Distance, string Comparator, IReadOnlyList<double> SubjectScores, double MeanRdmUpper) : RawResult
{
    /// <inheritdoc/>
    public override RenderedScore? Under(Rendering rendering)
    {
        ArgumentNullException.ThrowIfNull(rendering);
        return rendering.Rsa?.Of(this);
    }

    /// <summary>The mean over subjects, where distance and comparator are the source's own.</summary>
    internal Scored Mean(string distance, string comparator) =>
        Distance == distance && Comparator == comparator
            ? new Scored(SubjectScores.Average())
            : Scored.Undefined($"the source compares RDMs of the {distance} distance by {comparator}");
}
