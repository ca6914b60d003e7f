namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Makes a set from another, picture by picture: same ids, same order, same categories and labels, content hashes of its own.</summary>
internal static class DerivedSet
{
    public static StimulusSet Make(StimulusSet set, string text, string versions, TransformEntry.Painter paint)
    {
        if (set.IsText)
        {
            throw new DatasetException($"stimulus set '{set.Id}'", "texts", $"pictures, for '{text}'", "Leave the transform out.");
        }

        return new StimulusSet($"{set.Id}.{text}", [.. set.Stimuli.Select(stimulus => new Stimulus(stimulus.Id, () => Hash(stimulus, text, versions), () => paint(stimulus.Load(), stimulus.Id), stimulus.Category))], set.Labels);
    }

    // The id is part of it: pixels of some transforms depend on it.
    private static string Hash(Stimulus stimulus, string text, string versions)
    {
        using var hash = new CanonicalHash();
        return hash.Add("transform").Add(text).Add(versions).Add(stimulus.Id).Add(stimulus.ContentHash).Hex();
    }
}
