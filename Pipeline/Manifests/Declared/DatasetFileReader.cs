using Concord.Datasets.Assemblies;
using Concord.Datasets.Declared;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Declared;

/// <summary>Reads a dataset file, with every mistake at once; the files that it names are not opened.</summary>
public static class DatasetFileReader
{
    private const string Owner = "a dataset file";

    /// <summary>Reads a dataset file.</summary>
    /// <param name="path">The file; paths in it are relative to its folder.</param>
    /// <returns>The declaration, or null where a finding is an error. Mistakes of the user never throw.</returns>
    public static DatasetReadResult Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FindingLog log = new(path);
        DatasetDeclaration? declaration = null;
        if (YamlFile.Load(path, log) is { } text && YamlTree.Read(text, log) is { } root && new ValueBinder(log, new ManifestPositions()) is var values && values.Map(root, Owner) is { } map)
        {
            string full = Path.GetFullPath(path);
            declaration = Declaration(full, map, new DatasetFileParts(Path.GetDirectoryName(full)!, values));
        }

        return new DatasetReadResult(log.HasErrors ? null : declaration, log.Sorted());
    }

    private static DatasetDeclaration Declaration(string path, MapBinder map, DatasetFileParts parts)
    {
        string id = parts.Required(map, "id", Owner);
        string title = parts.Required(map, "title", Owner);
        string licence = parts.Required(map, "licence", Owner);
        DatasetDeclaration declaration = new(path, id, title)
        {
            Licence = licence,
            Citation = map.Text("citation") ?? string.Empty,
            VisualDegrees = map.Number("visual-degrees", ScreenPlacing.LeastDegrees, ScreenPlacing.MostDegrees),
            Version = map.Text("version") ?? "1",
            Stimuli = map.Take("stimuli") is { } stimuli ? parts.Stimuli(stimuli) : null,
            Responses = [.. parts.Items(map, "responses").Select(parts.Responses).OfType<DeclaredResponses>()],
            Rdms = [.. parts.Items(map, "rdms").Select(parts.Rdms).OfType<DeclaredRdms>()],
            Trials = [.. parts.Items(map, "trials").Select(parts.Trials).OfType<DeclaredTrials>()],
            Window = Window(map, parts),
            Groups = map.Text("groups"),
            Folds = map.Text("folds"),
            Description = map.Text("description") ?? string.Empty,
        };
        if (declaration.Responses.Count == 0 && declaration.Rdms.Count == 0 && declaration.Trials.Count == 0 && declaration.Stimuli is null)
        {
            map.Missing("responses", new Message("the dataset file names no data.", "Add responses:, rdms:, trials: or stimuli:."));
        }

        map.Done(Owner);
        return declaration;
    }

    private static TimeBin? Window(MapBinder map, DatasetFileParts parts)
    {
        if (map.Take("time") is not { } value || parts.Values.Text(value, "time") is not { } text)
        {
            return null;
        }

        int dash = text.IndexOf('-', 1);
        if (dash > 0
            && double.TryParse(text[..dash], System.Globalization.CultureInfo.InvariantCulture, out double start)
            && double.TryParse(text[(dash + 1)..], System.Globalization.CultureInfo.InvariantCulture, out double end)
            && end > start)
        {
            return new TimeBin(start, end);
        }

        parts.Values.Log.Error(value.Position, Messages.WrongType("time", "START-END in milliseconds, such as 70-170", value.Describe));
        return null;
    }
}
