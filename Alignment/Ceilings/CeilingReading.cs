namespace Concord.Alignment.Ceilings;

/// <summary>How subjects are pooled and compared when their agreement becomes a ceiling; the field has several, so each has an id.</summary>
/// <remarks>
/// On the 92 images of Kriegeskorte et al. 2008, with Spearman, the readings give lower/upper .3770/.6719 (rank-mean), .3723/.6657 (rank-mean-reranked),
/// .3786/.6607 (raw-mean) and .3952/.6796 (raw-mean-pearson).
/// </remarks>
public sealed class CeilingReading
{
    private readonly Func<IReadOnlyList<double[]>, double[]> pool;
    private readonly Func<double[], double[], Scored> compare;

    internal CeilingReading(string id, string comparator, string summary, Func<IReadOnlyList<double[]>, double[]> pool, Func<double[], double[], Scored> compare)
    {
        Id = id;
        Comparator = comparator;
        Summary = summary;
        this.pool = pool;
        this.compare = compare;
    }

    /// <summary>The name in manifests and tables.</summary>
    public string Id { get; }

    /// <summary>The id of the comparator whose score it bounds.</summary>
    public string Comparator { get; }

    /// <summary>One sentence.</summary>
    public string Summary { get; }

    /// <summary>The pooled RDM of some subjects.</summary>
    /// <param name="subjects">(subjects)(pairs).</param>
    public double[] Pool(IReadOnlyList<double[]> subjects) => pool(subjects);

    /// <summary>Compares one subject with a pooled RDM.</summary>
    /// <param name="subject">(pairs).</param>
    /// <param name="pooled">(pairs), from <see cref="Pool"/>.</param>
    public Scored Compare(double[] subject, double[] pooled) => compare(subject, pooled);
}
