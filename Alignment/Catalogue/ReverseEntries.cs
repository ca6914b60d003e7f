namespace Concord.Alignment.Catalogue;

/// <summary>Mappings with their sides exchanged: neuroids predict the model's units.</summary>
internal static class ReverseEntries
{
    private const string Source = "Muzellec & Kar 2025, Reverse predictivity (bioRxiv); Brain-Score reverse_pls";

    public static MetricEntry Pls { get; } = Reverse(RegressionEntries.Pls, "partial least squares");

    public static MetricEntry Ridge { get; } = Reverse(RegressionEntries.Ridge, "ridge regression, one fixed penalty");

    private static MetricEntry Reverse(MetricEntry forward, string how) => forward with
    {
        Id = "reverse-" + forward.Id,
        Version = 1,
        Summary = $"Correlation of the model's held-out units with their prediction from the neuroids by {how}: how much of the model the recording accounts for.",
        Formula = $"{forward.Formula}; X the neuroids and Y the model's units, one r a unit, aggregated over units",
        Undefined = "a unit whose held-out activations or predictions are constant (left out of the aggregate and counted in the note); no neuroid with finite responses throughout",
        Citation = $"{forward.Citation}; {Source}",
        Options = [.. forward.Options.Select(Exchanged)],
        Ceilings = ["none"],
        Normalizations = ["none"],
    };

    private static MetricOption Exchanged(MetricOption option) => option.Name switch
    {
        "scaling" => option with { Description = "Scaling of the neuroids on the training fold." },
        "aggregate" => option with { Description = "Aggregate over the model's units." },
        _ => option,
    };
}
