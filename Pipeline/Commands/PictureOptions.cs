using System.CommandLine;
using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Extraction;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Declared;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Commands;

/// <summary>Options of <c>datasets show</c> that draw a dataset's stimuli as a network is shown them.</summary>
internal sealed class PictureOptions
{
    private readonly Option<string> pictures = new("--pictures") { Description = "Instead of the description, write the first stimuli side by side into this PNG file, as a network is shown them.", HelpName = "OUT.png" };
    private readonly Option<string> transform = new("--transform") { Description = "What is done to them, as a benchmark's transform: shift(dx=8,dy=0), permute-fixed, …", DefaultValueFactory = _ => StimulusTransforms.NoneName };
    private readonly Option<double> degrees = new("--visual-degrees") { Description = "Degrees that the network sees, where the dataset states its own.", DefaultValueFactory = _ => ManifestDefaults.VisualDegrees };
    private readonly Option<string> set = new("--set") { Description = "Which set, for a dataset of sets of trials; the first with pictures where it is left out." };
    private readonly Option<int> count = new("--count") { Description = "How many.", DefaultValueFactory = _ => 24 };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[this.pictures, this.transform, this.degrees, this.set, this.count])
        {
            command.Add(option);
        }
    }

    /// <summary>Writes the sheet where one is asked for; returns what was written, or null.</summary>
    public string? Write(ParseResult parsed, RunEnvironment environment, string dataset, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(this.pictures) is not { } path)
        {
            return null;
        }

        int most = parsed.GetValue(this.count);
        double target = parsed.GetValue(this.degrees);
        if (most is < 1 or > 2000 || !(target is >= ScreenPlacing.LeastDegrees and <= ScreenPlacing.MostDegrees))
        {
            throw new CommandException(ExitStatus.WrongCommand, $"--count is from 1 to 2000, --visual-degrees from {ScreenPlacing.LeastDegrees} to {ScreenPlacing.MostDegrees}");
        }

        (StimulusSet stimuli, double? degrees) = this.Stimuli(parsed, environment, dataset, cancellationToken);
        StimulusSet seen = StimuliAsSeen.Make(stimuli, degrees, target, StimulusTransforms.Parse(parsed.GetValue(this.transform)!, ManifestDefaults.Seed));
        Scene scene = ContactSheet.Draw(seen, most);
        AtomicFile.Write(path, stream => stream.Write(PngWriter.Write(scene)));
        return $"{path}: {scene.Title}";
    }

    private (StimulusSet Stimuli, double? Degrees) Stimuli(ParseResult parsed, RunEnvironment environment, string dataset, CancellationToken cancellationToken)
    {
        DatasetEntry? entry = DatasetPath.Is(dataset) ? null : DatasetCatalogue.Find(dataset);
        string[] sets = [.. (entry?.Pictures ?? []).Select(pictures => pictures.Set)];
        if (entry is not null && (parsed.GetValue(this.set) ?? (entry.Info.Contents.HasStimuli ? null : sets.FirstOrDefault())) is { } name)
        {
            return sets.Contains(name) ? (environment.Datasets.LoadPictures(dataset, name, cancellationToken), entry.Info.VisualDegrees) : throw Unknown.Id("set", name, sets);
        }

        return environment.Datasets.Load(dataset, cancellationToken) is { Stimuli: { IsText: false } stimuli, Info: var info }
            ? (stimuli, info.VisualDegrees)
            : throw new CommandException(ExitStatus.WrongCommand, $"{dataset} brings no pictures");
    }
}
