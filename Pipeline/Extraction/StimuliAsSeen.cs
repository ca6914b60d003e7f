using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Extraction;

/// <summary>A dataset's stimuli as one network sees them: transformed as the benchmark says, then placed on a screen as wide as the network sees.</summary>
/// <remarks>Pictures of a dataset whose visual degrees are not known are not placed. Each set is made once, so that its hash is computed once.</remarks>
internal sealed class StimuliAsSeen(DatasetLoader datasets)
{
    private readonly Dictionary<(StimulusSet Set, string Transform, double? Source, double Target), StimulusSet> made = [];

    /// <summary>A dataset's stimuli.</summary>
    /// <param name="model">A network.</param>
    /// <param name="dataset">A dataset that has stimuli.</param>
    /// <param name="transform">Canonical text of the benchmark's transform.</param>
    public StimulusSet Of(ResolvedModel model, Dataset dataset, string transform) => this.Make(dataset.Stimuli!, dataset.Info.VisualDegrees, model, transform);

    /// <summary>The pictures of a set of trials.</summary>
    public StimulusSet OfSet(ResolvedModel model, string dataset, string set, string transform) =>
        this.Make(datasets.LoadPictures(dataset, set), DatasetCatalogue.Find(dataset).Info.VisualDegrees, model, transform);

    /// <summary>The name of a transformed set in tables, whatever the network's degrees.</summary>
    public static string Name(string stimuli, string transform) => transform == StimulusTransforms.NoneName ? stimuli : $"{stimuli}.{transform}";

    /// <summary>A set as seen.</summary>
    /// <param name="set">Pictures, or texts with no transform.</param>
    /// <param name="degrees">Width of the pictures in degrees; null where it is not known, so that they are not placed.</param>
    /// <param name="target">Width of what is seen, in degrees.</param>
    /// <param name="transform">What is done to the pictures.</param>
    public static StimulusSet Make(StimulusSet set, double? degrees, double target, StimulusTransform transform)
    {
        StimulusSet changed = transform.Apply(set);
        return degrees is { } source && !set.IsText ? ScreenPlacing.Apply(changed, source, target) : changed;
    }

    private StimulusSet Make(StimulusSet set, double? degrees, ResolvedModel model, string transform)
    {
        double target = model.Spec.VisualDegrees;
        if (!this.made.TryGetValue((set, transform, degrees, target), out StimulusSet? seen))
        {
            this.made[(set, transform, degrees, target)] = seen = Make(set, degrees, target, StimulusTransforms.Parse(transform, 0));
        }

        return seen;
    }
}
