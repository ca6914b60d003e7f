using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Formats;
using Concord.Datasets.Splits;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Declared;

/// <summary>Loads a lab's own dataset from the files that its declaration names.</summary>
public static class DeclaredDataset
{
    /// <summary>Reads everything that is declared.</summary>
    /// <param name="declaration">The dataset file, read.</param>
    /// <returns>The parts that can be read, and what is wrong with the others: files that are missing, damaged or not those declared, parts that do not fit together. With a fault the dataset serves to be checked, not to be scored.</returns>
    public static DeclaredReadResult Read(DatasetDeclaration declaration)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        var faults = new List<DatasetException>();
        StimulusSet? stimuli = declaration.Stimuli is { } shown ? Try(faults, () => StimuliReader.Read(declaration.Id, shown)) : null;
        (LabelledArray Array, PresentationAssembly Recording)[] read = [.. declaration.Responses.Select((responses, i) => Try(faults, () => new ReadResponses(Read(declaration, responses, i)))).OfType<ReadResponses>().Select(part => part.Value)];
        PresentationAssembly[] recordings = [.. read.Select(part => part.Recording)];
        NeuroidAssembly? assembly = recordings.Length < declaration.Responses.Count || recordings.Length == 0
            ? null
            : Try(faults, () => AssemblyUnion.Of(declaration.Id, [.. recordings.Select(recording => recording.Average(declaration.Window))]));
        var dataset = new Dataset(Info(declaration))
        {
            Stimuli = stimuli,
            StimulusGroups = declaration.Stimuli is { ByCategory: true } && stimuli is not null ? Try(faults, () => Categories(declaration, stimuli)) : null,
            Recordings = recordings,
            Window = declaration.Window,
            Assemblies = assembly is null ? [] : [assembly],
            Rdms = Try(faults, () => Merged([.. declaration.Rdms.Select(rdms => Try(faults, () => RdmsReader.Read(rdms, stimuli?.Ids))).OfType<RdmSet>()])) ?? [],
            Trials = [.. declaration.Trials.Select(trials => Try(faults, () => ReadTrials(trials))).OfType<TrialTable>()],
            FoldGroups = declaration.Groups is { } groups && assembly is not null ? Try(faults, () => ForAll(declaration, assembly, Groups(declaration, groups, stimuli, read))) : null,
            GivenFolds = declaration.Folds is { } folds && assembly is not null ? Try(faults, () => Folds(declaration, folds, assembly, read)) : null,
        };
        return new DeclaredReadResult(dataset.With(Info(declaration) with { Contents = DatasetContents.Of(dataset), Regions = [.. Regions(dataset)] }), faults);
    }

    private static T? Try<T>(List<DatasetException> faults, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (DatasetException fault)
        {
            faults.Add(fault);
            return null;
        }
    }

    private static DatasetInfo Info(DatasetDeclaration declaration) =>
        new(declaration.Id, declaration.Title, Description(declaration), declaration.Citation, declaration.Licence, declaration.VisualDegrees, declaration.Version, [], []);

    private static string Description(DatasetDeclaration declaration)
    {
        string[] units = [.. declaration.Responses.Select(responses => responses.Unit).Distinct(StringComparer.Ordinal)];
        return units.Length == 0 ? declaration.Description : $"{declaration.Description} Unit: {string.Join(", ", units)}.".TrimStart();
    }

    private static IEnumerable<string> Regions(Dataset dataset) =>
        dataset.Assemblies.SelectMany(assembly => assembly.Regions).Concat(dataset.Rdms.SelectMany(set => set.Regions)).Distinct(StringComparer.Ordinal);

    private static (LabelledArray Array, PresentationAssembly Recording) Read(DatasetDeclaration declaration, DeclaredResponses responses, int number)
    {
        LabelledArray array = ResponsesReader.Read(responses);
        string id = declaration.Responses.Count == 1 ? declaration.Id : $"{declaration.Id}.{number + 1}";
        return (array, AssemblyBuilder.Build(array, responses.Layout, id));
    }

    // Files of RDMs over the same rows are one set: several subjects of one region may come one a file.
    private static RdmSet[] Merged(RdmSet[] sets)
    {
        RdmSet[] merged = [.. sets.GroupBy(set => string.Join('\u001F', set.StimulusIds), StringComparer.Ordinal).Select(same => new RdmSet(same.First().StimulusIds, [.. same.SelectMany(set => set.Entries)]))];
        string? twice = merged.SelectMany(set => set.Regions).GroupBy(region => region, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null
            ? merged
            : throw new DatasetException($"RDMs of region '{twice}'", "rows that differ from file to file", "the same stimuli in the same order", "Give each file its order:, or bring the rows into one order.");
    }

    private static TrialTable ReadTrials(DeclaredTrials declared)
    {
        var trials = new List<Trial>();
        foreach (DeclaredFile file in declared.Files)
        {
            TrialFile.Read(CsvFile.Read(file.Verified()), (text, _) => text, name => name, trials);
        }

        if (!trials.Any(trial => TrialTable.IsHuman(trial.Subject)))
        {
            throw new DatasetException($"trials '{declared.Name}'", $"no person among {string.Join(", ", trials.Select(trial => trial.Subject).Distinct(StringComparer.Ordinal).Take(4))}", "people called subject-01, subject-02, …; every other name is a model", "Rename the people in column subj.");
        }

        string[] conditions = [.. trials.Select(trial => trial.Condition).Distinct(StringComparer.Ordinal)];
        string[] unknown = [.. declared.Excluded.Except(conditions)];
        return unknown.Length == 0
            ? new TrialTable(declared.Name, trials, [.. conditions.Except(declared.Excluded)], declared.Excluded)
            : throw new DatasetException($"trials '{declared.Name}'", $"no condition '{unknown[0]}' to leave out", $"one of {string.Join(", ", conditions)}", "Check the spelling in the dataset file.");
    }

    private static Dictionary<string, string> Categories(DatasetDeclaration declaration, StimulusSet stimuli) => stimuli.Stimuli.ToDictionary(
        stimulus => stimulus.Id,
        stimulus => stimulus.Category ?? throw new DatasetException(declaration.Path, $"stimulus '{stimulus.Id}' without a category", "a category for each stimulus", "Put pictures into subfolders, or add a column category to the table of stimuli."),
        StringComparer.Ordinal);

    private static Dictionary<string, string> ForAll(DatasetDeclaration declaration, NeuroidAssembly assembly, Dictionary<string, string> groups)
    {
        string[] without = [.. assembly.StimulusIds.Where(id => !groups.ContainsKey(id))];
        return without.Length == 0
            ? groups
            : throw new DatasetException(declaration.Path, $"{without.Length} rows of the responses without a group ({string.Join(", ", without.Take(4))})", $"the groups' ids, such as '{groups.Keys.FirstOrDefault()}'", "Ids are compared letter by letter; where conditions are categories, name the groups in the table of presentations.");
    }

    // A label of the presentations, else one of the stimuli.
    private static Dictionary<string, string> Groups(DatasetDeclaration declaration, string column, StimulusSet? stimuli, (LabelledArray Array, PresentationAssembly Recording)[] read)
    {
        if (stimuli is null || read.Any(part => Column(part.Array, column) is not null))
        {
            return OfStimuli(declaration, column, read);
        }

        return stimuli.Labels.TryGetValue(column, out IReadOnlyList<string>? labels)
            ? stimuli.Ids.Zip(labels).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
            : column == "category" ? Categories(declaration, stimuli)
            : throw new DatasetException(declaration.Path, $"no column '{column}' in the tables of presentations and stimuli", "the column that names the groups", "Add it, or correct its name.");
    }

    private static NamedFolds Folds(DatasetDeclaration declaration, string column, NeuroidAssembly? assembly, (LabelledArray Array, PresentationAssembly Recording)[] read)
    {
        Dictionary<string, string> foldOf = OfStimuli(declaration, column, read);
        string[] names = [.. foldOf.Values.Distinct(StringComparer.Ordinal)];
        return new NamedFolds("given", [.. assembly!.StimulusIds.Select(id => Array.IndexOf(names, foldOf[id]))]);
    }

    // A label of presentations that must be the same in every presentation of a stimulus.
    private static Dictionary<string, string> OfStimuli(DatasetDeclaration declaration, string column, (LabelledArray Array, PresentationAssembly Recording)[] read)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((LabelledArray array, PresentationAssembly recording) in read)
        {
            string[] texts = Column(array, column)?.ToTexts()
                ?? throw new DatasetException(array.Where, $"no column '{column}' on the presentations", "the column that the dataset file names for groups or folds", "Add it to the table of presentations, or correct its name.");
            for (int row = 0; row < texts.Length; row++)
            {
                string id = recording.Presentations[row].StimulusId;
                if (!labels.TryAdd(id, texts[row]) && labels[id] != texts[row])
                {
                    throw new DatasetException(array.Where, $"'{labels[id]}' and '{texts[row]}' in column '{column}' for stimulus '{id}'", "one value for each stimulus", "A stimulus can be in one group and in one fold only.");
                }
            }
        }

        return read.Length > 0 ? labels : throw new DatasetException(declaration.Path, $"groups or folds by column '{column}' without responses", "responses:", "Groups and folds are those of responses.");
    }

    private static LabelColumn? Column(LabelledArray array, string name) =>
        array.Axes.FirstOrDefault(axis => LabelNames.Among([axis.Name], LabelNames.PresentationAxes) is not null)?.Labels.GetValueOrDefault(name);

    private sealed record ReadResponses((LabelledArray Array, PresentationAssembly Recording) Value);
}
