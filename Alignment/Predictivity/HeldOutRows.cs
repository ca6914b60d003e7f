namespace Concord.Alignment.Predictivity;

/// <summary>Where the predictions of each fold go: by stimulus when folds are disjoint, fold after fold otherwise.</summary>
internal sealed class HeldOutRows
{
    public HeldOutRows(Folds folds)
    {
        var rows = folds.HeldOut.SelectMany((heldOut, fold) => heldOut.Select(stimulus => (stimulus, fold)));
        (int Stimulus, int Fold)[] ordered = folds.AreDisjoint ? rows.OrderBy(row => row.stimulus).ToArray() : rows.ToArray();
        Stimuli = Array.ConvertAll(ordered, row => row.Stimulus);
        Folds = Array.ConvertAll(ordered, row => row.Fold);
        OfFold = folds.HeldOut.Select((_, fold) => Enumerable.Range(0, ordered.Length).Where(row => ordered[row].Fold == fold).ToArray()).ToArray();
    }

    /// <summary>(rows) stimulus.</summary>
    public int[] Stimuli { get; }

    /// <summary>(rows) fold.</summary>
    public int[] Folds { get; }

    /// <summary>(folds) prediction rows, in the order of the fold's held-out stimuli.</summary>
    public int[][] OfFold { get; }
}
