namespace Concord.Alignment.Catalogue;

/// <summary>Behaviour image by image: discrimination of objects, odd one out of three.</summary>
internal static class ImageChoiceEntries
{
    private const string Discrimination = "Rajalingham et al. 2018, Large-scale, high-resolution comparison of the core visual object recognition behavior of humans, monkeys, and state-of-the-art deep artificial neural networks, doi:10.1523/JNEUROSCI.0388-18.2018; Brain-Score metrics/i1i2";

    public static MetricEntry I1 { get; } = Signature(
        "i1",
        "Agreement of how well each image is told from all other objects.",
        "r over images i of mean_o d′(i, o), model against a random half of people's trials; d′(i, o) = z(1 − p(i, o)) − z(mean of p(j, t_i) over images j of o), held within ±5; p(i, o) the share of choices of o over the image's object t_i");

    public static MetricEntry I2n { get; } = Signature(
        "i2n",
        "Agreement of how well each image is told from each other object, beyond what the two objects explain.",
        "r over images i and objects o of d′(i, o) less its mean over the images of the same object, model against a random half of people's trials; d′ as i1");

    public static MetricEntry OddOneOut { get; } = new()
    {
        Id = "odd-one-out",
        Version = 1,
        Summary = "Share of triplets in which the model's least similar stimulus is the one that people named as the odd one out; chance is 1/3.",
        Formula = "mean over triplets of [the stimulus outside the pair of highest x_i·x_j is the people's choice]; ceiled (a − 1/3)/(c − 1/3), c the mean share of the most frequent answer to repeated triplets",
        HigherIsBetter = true,
        Range = "0 … 1",
        Undefined = "no triplets (a triplet whose highest similarity is shared is no choice and counts as wrong; the note counts them)",
        Citation = "Hebart et al. 2020, doi:10.1038/s41562-020-00951-3; Hebart et al. 2023, THINGS-data, doi:10.7554/eLife.82580; Brain-Score Hebart2023-match",
        Need = MetricNeed.Triplets,
        Options = [new("similarity", MetricOptionType.Choice, "dot", "Similarity of two stimuli's activations.", ["dot", "cosine"], InName: true)],
        Ceilings = ["repeated-triplets", "none"],
        Normalizations = ["none"],
    };

    private static MetricEntry Signature(string id, string summary, string formula) => new()
    {
        Id = id,
        Version = 1,
        Summary = summary,
        Formula = formula,
        HigherIsBetter = true,
        Range = "−1 … 1",
        Undefined = "a pattern without variance; a d′ of the model that is ∞ − ∞ or has no probability where people have a value; r/√c of a ceiling that is not above 0",
        Citation = Discrimination,
        Need = MetricNeed.ObjectTrials,
        Options = [],
        Ceilings = ["between-halves", "none"],
        Normalizations = ["none", "r/sqrt(c)"],
    };
}
