using Concord.Alignment.Ceilings;
using Concord.Alignment.Rsa;

namespace Concord.Alignment.Catalogue;

internal static class RepeatedRsaEntry
{
    public static MetricEntry Entry { get; } = new()
    {
        Id = "rsa-repeated",
        Version = 1,
        Summary = "Agreement of the model's RDM with an RDM made from the single presentations of a recording, such as the cross-validated Mahalanobis distance, to which noise does not add.",
        Formula = "compare(RDM(X), RDM_s) over the upper triangles, RDM_s the recorded distance over the presentations of subject s; with several subjects and subjects = each the mean over subjects. The noise covariance, where there is one, is that of the presentations about their stimulus' mean, shrunk to its diagonal",
        HigherIsBetter = true,
        Range = "−1 … 1",
        Undefined = "fewer than two repetitions of a stimulus; a noise covariance that cannot be inverted; and as rsa",
        Citation = "Walther et al. 2016, doi:10.1016/j.neuroimage.2015.12.012; Schütt et al. 2023, doi:10.7554/eLife.82566; rsatoolbox",
        Need = MetricNeed.RepeatedNeuroids,
        Options =
        [
            new("recorded", MetricOptionType.Choice, "crossnobis", "Dissimilarity of two recorded stimuli from their presentations; each repetition is a fold.", [.. MeasurementDistances.All.Select(distance => distance.Id)], InName: true)
            {
                Meanings = MeasurementDistances.All.ToDictionary(distance => distance.Id, distance => distance.Summary, StringComparer.Ordinal),
            },
            .. RsaEntry.Entry.Options.Select(option => option.Name == "distance" ? option with { Default = "euclidean", Description = "Dissimilarity of two stimuli of the model." } : option),
        ],
        Ceilings = [.. SubjectCeilings.Names, "none"],
        Normalizations = ["none", "r/c"],
    };
}
