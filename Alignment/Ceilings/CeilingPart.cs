namespace Concord.Alignment.Ceilings;

/// <summary>One part of a cross-validated ceiling: which subjects are compared with which pool, and on which stimuli.</summary>
/// <param name="TestSubjects">Indices of the subjects that are compared.</param>
/// <param name="PooledSubjects">Indices of the subjects whose pool is the lower bound's; the upper bound's is of all.</param>
/// <param name="Stimuli">Indices of the stimuli whose pairs are compared.</param>
public sealed record CeilingPart(IReadOnlyList<int> TestSubjects, IReadOnlyList<int> PooledSubjects, IReadOnlyList<int> Stimuli)
{
    /// <summary>Each fold of subjects left out, on each fold of stimuli.</summary>
    /// <param name="subjectFoldOf">(subjects) 0 … folds − 1; its subjects are compared with the pool of the others.</param>
    /// <param name="stimulusFoldOf">(stimuli) 0 … folds − 1; all 0 to compare on all stimuli.</param>
    /// <returns>Folds of subjects × folds of stimuli, those of stimuli running faster.</returns>
    public static IReadOnlyList<CeilingPart> Crossed(IReadOnlyList<int> subjectFoldOf, IReadOnlyList<int> stimulusFoldOf)
    {
        ArgumentNullException.ThrowIfNull(subjectFoldOf);
        ArgumentNullException.ThrowIfNull(stimulusFoldOf);
        return
        [
            .. subjectFoldOf.Distinct().Order().SelectMany(subjects => stimulusFoldOf.Distinct().Order().Select(stimuli => new CeilingPart(
                Where(subjectFoldOf, fold => fold == subjects),
                Where(subjectFoldOf, fold => fold != subjects),
                Where(stimulusFoldOf, fold => fold == stimuli)))),
        ];
    }

    private static int[] Where(IReadOnlyList<int> foldOf, Func<int, bool> isWanted) => Enumerable.Range(0, foldOf.Count).Where(k => isWanted(foldOf[k])).ToArray();
}
