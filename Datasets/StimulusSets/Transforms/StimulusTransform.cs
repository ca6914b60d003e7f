namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>What is done to every picture of a set before it is shown: nothing, or one step after another.</summary>
/// <remarks>Equality is by reference; two that have the same <see cref="Text"/> do the same.</remarks>
public sealed class StimulusTransform
{
    internal StimulusTransform(IReadOnlyList<TransformStep> steps) => Steps = steps;

    /// <summary>The pictures as they are.</summary>
    public static StimulusTransform None { get; } = new([]);

    /// <summary>The steps, the first first; empty for none.</summary>
    public IReadOnlyList<TransformStep> Steps { get; }

    /// <summary>Whether nothing is done.</summary>
    public bool IsNone => Steps.Count == 0;

    /// <summary>Canonical text: <c>none</c>, or the steps' texts joined by <c>+</c>. Reading it gives the same transform.</summary>
    public string Text => IsNone ? StimulusTransforms.NoneName : string.Join('+', Steps.Select(step => step.Text));

    /// <summary>The text without the values that are what they would be anyway, for names: <c>shift(dx=8,dy=0)</c>.</summary>
    /// <param name="seed">The seed where none is said.</param>
    public string Brief(int seed) => IsNone ? StimulusTransforms.NoneName : string.Join('+', Steps.Select(step => step.Brief(seed)));

    /// <summary>What is done, in words for reports.</summary>
    public string Describe() => IsNone ? "shown as they are" : string.Join(" Then: ", Steps.Select(step => $"{step.Text}: {step.Entry.Description}"));

    /// <summary>The set as it is after the steps: <c>&lt;set&gt;.&lt;text&gt;</c>, the same stimulus ids in the same order, pixels made when asked for.</summary>
    /// <remarks>Content hashes come from the text, the kinds' versions, the stimulus id and the original's hash: no pixel is made to know them. None gives the set itself.</remarks>
    /// <param name="set">Pictures.</param>
    /// <exception cref="DatasetException">A set of texts. Loading a stimulus throws where its size does not fit a step.</exception>
    public StimulusSet Apply(StimulusSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (IsNone)
        {
            return set;
        }

        string versions = string.Join('+', Steps.Select(step => $"{step.Entry.Name}/{step.Entry.Version}"));
        TransformEntry.Painter[] painters = [.. Steps.Select(step => step.Entry.Prepare(step.Arguments))];
        Lazy<RgbImage>? first = Steps.Any(step => step.Entry.NeedsOneSize) ? new(() => set.Stimuli[0].Load()) : null;
        return DerivedSet.Make(set, Text, versions, (image, id) =>
        {
            if (first is not null && (image.Width != first.Value.Width || image.Height != first.Value.Height))
            {
                throw new DatasetException($"stimulus '{id}' of '{set.Id}'", $"{image.Width}×{image.Height} pixels, where '{set.Ids[0]}' has {first.Value.Width}×{first.Value.Height}", $"one size for all, as {Text} needs", "Bring the pictures to one size first, or use permute-each.");
            }

            return painters.Aggregate(image, (picture, paint) => paint(picture, id));
        });
    }
}
