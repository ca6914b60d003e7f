namespace Concord.Alignment.Rsa;

/// <summary>The pairs of two RDMs that are numbers on both sides.</summary>
internal static class DefinedPairs
{
    public delegate Scored Comparison(ReadOnlySpan<double> first, ReadOnlySpan<double> second);

    /// <summary>Applies a comparison to the jointly defined pairs and says how many were dropped.</summary>
    public static Scored Compare(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Comparison comparison)
    {
        Require.SameLength(first.Length, second.Length);
        var a = new double[first.Length];
        var b = new double[first.Length];
        int kept = 0;
        for (int k = 0; k < first.Length; k++)
        {
            if (!double.IsNaN(first[k]) && !double.IsNaN(second[k]))
            {
                a[kept] = first[k];
                b[kept++] = second[k];
            }
        }

        string? dropped = kept == first.Length ? null : $"{first.Length - kept} of {first.Length} pairs undefined and dropped";
        if (kept < 3)
        {
            return Scored.Undefined(dropped is null ? "fewer than three conditions" : $"fewer than three pairs ({dropped})");
        }

        Scored result = comparison(a.AsSpan(0, kept), b.AsSpan(0, kept));
        return result with { Note = Notes.Join(result.Note, dropped) };
    }
}
