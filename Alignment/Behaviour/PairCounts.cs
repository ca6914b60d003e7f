namespace Concord.Alignment.Behaviour;

/// <summary>Two observers' answers to the same images, counted. All four metrics of a pair follow from it.</summary>
/// <param name="Images">Images both answered, 1 or more (a sum of multiplicities in a bootstrap draw).</param>
/// <param name="FirstCorrect">Right answers of the first.</param>
/// <param name="SecondCorrect">Right answers of the second.</param>
/// <param name="BothCorrect">Images both got right.</param>
public readonly record struct PairCounts(double Images, double FirstCorrect, double SecondCorrect, double BothCorrect)
{
    /// <summary>Images on which both are right or both wrong.</summary>
    public double Agreeing => Images - FirstCorrect - SecondCorrect + (2 * BothCorrect);

    /// <summary>Counts two observers in one condition.</summary>
    /// <param name="first">One observer.</param>
    /// <param name="second">Another, with the same images.</param>
    /// <exception cref="AlignmentException">The images do not pair; the message names the first that lacks a partner.</exception>
    public static PairCounts Of(ObserverCondition first, ObserverCondition second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        RequirePaired(first, second);
        int both = 0;
        for (int k = 0; k < first.IsCorrect.Length; k++)
        {
            both += first.IsCorrect[k] && second.IsCorrect[k] ? 1 : 0;
        }

        return new PairCounts(first.IsCorrect.Length, first.CorrectCount, second.CorrectCount, both);
    }

    internal static void RequirePaired(ObserverCondition first, ObserverCondition second)
    {
        if (first.ImageIds.AsSpan().SequenceEqual(second.ImageIds))
        {
            return;
        }

        string? alone = first.ImageIds.Except(second.ImageIds, StringComparer.Ordinal).FirstOrDefault();
        string lacking = alone is null ? first.Observer : second.Observer;
        alone ??= second.ImageIds.Except(first.ImageIds, StringComparer.Ordinal).First();
        throw new AlignmentException(
            $"condition '{first.Condition}' of {first.Observer} and {second.Observer}",
            $"{first.ImageIds.Length} and {second.ImageIds.Length} images; {lacking} lacks {alone}",
            "the same images for both",
            "Trials pair by image: look at the image names of the two observers.");
    }
}
