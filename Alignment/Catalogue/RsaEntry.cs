using Concord.Alignment.Ceilings;
using Concord.Alignment.Rsa;

namespace Concord.Alignment.Catalogue;

internal static class RsaEntry
{
    public static MetricEntry Entry { get; } = new()
    {
        Id = "rsa",
        Version = 1,
        Summary = "Agreement of the model's representational dissimilarity matrix with the brain's.",
        Formula = "compare(RDM(X), RDM(Y)) over the upper triangles; with several subjects the mean over subjects of compare(RDM(X), RDM_s)",
        HigherIsBetter = true,
        Range = "−1 … 1",
        Undefined = "fewer than three conditions; a constant row under the correlation distance, a row of zeros under cosine, a negative rate under poisson; an RDM without variance",
        Citation = "Kriegeskorte, Mur & Bandettini 2008, doi:10.3389/neuro.06.004.2008; Nili et al. 2014, doi:10.1371/journal.pcbi.1003553; rsatoolbox",
        Need = MetricNeed.Representation,
        Options =
        [
            new("distance", MetricOptionType.Choice, "correlation", "Dissimilarity of two conditions of the model (and of the brain, where responses and not RDMs are given).", [.. RdmDistances.All.Select(distance => distance.Id)], InName: true),
            new("compare", MetricOptionType.Choice, "spearman", "Comparator of two RDMs.", [.. RdmComparators.All.Select(comparator => comparator.Id)], InName: true),
            new("subjects", MetricOptionType.Choice, "each", "each: compared with every subject's RDM, then averaged (the ceiling's scale); mean: compared with the mean RDM.", ["each", "mean"]),
        ],
        Ceilings = [.. SubjectCeilings.Names, "none"],
        Normalizations = ["none", "r/c"],
    };
}
