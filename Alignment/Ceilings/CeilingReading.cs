using Concord.Alignment.Rsa;

namespace Concord.Alignment.Ceilings;

/// <summary>How subjects are pooled and compared when their agreement becomes a ceiling; the field has several, so each has an id.</summary>
/// <remarks>
/// On the 92 images of Kriegeskorte et al. 2008, with Spearman, the readings give lower/upper .3770/.6719 (rank-mean), .3723/.6657 (rank-mean-reranked),
/// .3786/.6607 (raw-mean) and .3952/.6796 (raw-mean-pearson).
/// </remarks>
public sealed class CeilingReading
{
    private readonly CeilingScale pooledAs;
    private readonly CeilingScale comparedAs;
    private readonly IRdmComparator comparator;

    internal CeilingReading(string id, string bounds, string summary, CeilingScale pooledAs, CeilingScale comparedAs, IRdmComparator comparator)
    {
        Id = id;
        Comparator = bounds;
        Summary = summary;
        this.pooledAs = pooledAs;
        this.comparedAs = comparedAs;
        this.comparator = comparator;
    }

    /// <summary>The name in manifests and tables.</summary>
    public string Id { get; }

    /// <summary>The id of the comparator whose score it bounds.</summary>
    public string Comparator { get; }

    /// <summary>One sentence.</summary>
    public string Summary { get; }

    /// <summary>A subject's RDM in the form in which it is averaged with others: a pool is the mean of these.</summary>
    /// <param name="subject">(pairs); NaN stays NaN.</param>
    /// <returns>(pairs); all NaN where the form is undefined, as z-scores of a constant RDM.</returns>
    public double[] Scaled(double[] subject) => pooledAs.Apply(subject);

    /// <summary>Compares one subject with a pool.</summary>
    /// <param name="subject">(pairs), as recorded.</param>
    /// <param name="pooled">(pairs), the mean of <see cref="Scaled"/> forms.</param>
    public Scored Compare(double[] subject, double[] pooled) => comparator.Compare(comparedAs.Apply(subject), pooled);
}
