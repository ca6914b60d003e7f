using Concord.Datasets.StimulusSets.Transforms;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Finds in a stimulus set's name the transform that it was made by.</summary>
public static class ShownTransform
{
    /// <summary>The transform's text, or null where the name has none.</summary>
    /// <param name="stimuli">Such as <c>drawn-objects.shift(dx=8,dy=0,fill=grey)</c>, with a set of trials behind a slash.</param>
    public static string? Of(string stimuli)
    {
        int start = StimulusTransforms.All.Select(entry => Place(stimuli, entry.Name)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        int end = stimuli.LastIndexOf('/');
        return start < 0 ? null : stimuli[(start + 1)..(end > start ? end : stimuli.Length)];
    }

    // The name stands behind a full stop and before its values, the next step, a set, or nothing.
    private static int Place(string stimuli, string name)
    {
        int at = stimuli.IndexOf("." + name, StringComparison.Ordinal);
        int behind = at + 1 + name.Length;
        return at >= 0 && (behind == stimuli.Length || stimuli[behind] is '(' or '+' or '/') ? at : -1;
    }
}
