using Concord.Alignment.Ceilings;

namespace Concord.Pipeline.Manifests;

/// <summary>What a benchmark's dataset has, whether it comes from the catalogue or from a simulation of the manifest.</summary>
internal sealed record DatasetView(DatasetParts Parts, IReadOnlyList<string> Regions, IReadOnlyList<string> Subsets, int? StimulusCount, string StimuliId)
{
    /// <summary>Groups of stimuli that no fold should divide; 0 where there are none.</summary>
    public int GroupCount { get; init; }

    /// <summary>The dataset of that name, or null where it is not known.</summary>
    public static DatasetView? Find(string id, string? region, IReadOnlyList<SimulationSpec> simulations, IManifestVocabulary vocabulary)
    {
        if (simulations.FirstOrDefault(simulation => simulation.Id == id) is { } simulation)
        {
            int? count = vocabulary.HasDataset(simulation.Stimuli) ? vocabulary.StimulusCountOf(simulation.Stimuli) : null;
            DatasetParts texts = vocabulary.HasDataset(simulation.Stimuli) ? vocabulary.PartsOf(simulation.Stimuli, null) & DatasetParts.Texts : DatasetParts.None;
            return new DatasetView(PartsOf(simulation) | texts, [simulation.Region], [], count, simulation.Stimuli);
        }

        if (!vocabulary.HasDataset(id))
        {
            return null;
        }

        IReadOnlyList<string> regions = vocabulary.RegionsOf(id);
        string? known = region is not null && regions.Contains(region) ? region : null;
        return new DatasetView(vocabulary.PartsOf(id, known), regions, vocabulary.SubsetsOf(id), vocabulary.StimulusCountOf(id), id) { GroupCount = vocabulary.GroupCountOf(id) };
    }

    public bool Has(DatasetParts part) => (Parts & part) != DatasetParts.None;

    /// <summary>Whether the data can give that ceiling.</summary>
    public bool Supplies(string ceiling) => ceiling switch
    {
        "given" => Has(DatasetParts.NeuroidCeilings),
        _ when SplitHalfSpec.Names.Contains(ceiling) => Has(DatasetParts.Repetitions),
        _ when SubjectCeilings.Has(ceiling) => Has(DatasetParts.SeveralSubjects),
        "between-humans" => Has(DatasetParts.Trials),
        _ => true,
    };

    private static DatasetParts PartsOf(SimulationSpec simulation) =>
        DatasetParts.Neuroids
        | DatasetParts.Stimuli
        | (simulation.Subjects > 1 ? DatasetParts.SeveralSubjects : DatasetParts.None)
        | (simulation.Repetitions > 1 ? DatasetParts.NeuroidCeilings : DatasetParts.None);
}
