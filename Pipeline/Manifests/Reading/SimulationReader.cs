using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads one item of <c>simulations:</c>.</summary>
internal static class SimulationReader
{
    private const int LargestNeuroids = 1_000_000;
    private const int LargestCount = 10_000;
    private const double LargestNoise = 1e6;

    public static SimulationSpec? Read(YamlValue item, ReadingContext context)
    {
        if (context.Values.Map(item, "a simulation") is not { } map)
        {
            return null;
        }

        const string Owner = "a simulation";
        string? id = map.Require("id", Owner) is { } value ? context.Values.Text(value, "id") : null;
        string? stimuli = map.Require("stimuli", Owner) is { } set && context.Values.Text(set, "stimuli") is { } shown ? context.Dataset(shown) : null;
        MapBinder? from = map.Require("from", Owner) is { } source ? context.Values.Map(source, "from") : null;
        string? model = from?.Require("model", "from") is { } name ? context.Values.Text(name, "model") : null;
        string? layer = from?.Require("layer", "from") is { } site ? context.Values.Text(site, "layer") : null;
        from?.Done("from");
        SimulationSpec simulation = new()
        {
            Id = id ?? string.Empty,
            Stimuli = stimuli ?? string.Empty,
            FromModel = model ?? string.Empty,
            Layer = layer ?? string.Empty,
            Neuroids = map.Integer("neuroids", 1, LargestNeuroids) ?? ManifestDefaults.SimulationNeuroids,
            Subjects = map.Integer("subjects", 1, LargestCount) ?? ManifestDefaults.SimulationSubjects,
            Repetitions = map.Integer("repetitions", 1, LargestCount) ?? ManifestDefaults.SimulationRepetitions,
            NoiseSd = map.Number("noise", 0, LargestNoise) ?? ManifestDefaults.SimulationNoise,
            Region = map.Text("region") ?? ManifestDefaults.SimulationRegion,
            Position = map.Position,
        };
        map.Done(Owner);
        return simulation;
    }
}
