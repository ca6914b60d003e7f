using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>What a kernel goes through: draws of stimuli, and how much each of its subjects counts in each.</summary>
/// <param name="Stimuli">Draws over the conditions.</param>
/// <param name="Weightings">One result is made for each: null counts every subject once, else as often as it is drawn.</param>
/// <param name="Subjects">The kernel's subjects as the weightings number them.</param>
internal sealed record KernelDraws(StimulusResamples Stimuli, IReadOnlyList<StimulusResamples?> Weightings, int[] Subjects)
{
    /// <summary>How often one of the kernel's subjects counts.</summary>
    public double Weight(int weighting, int draw, int subject) => Weightings[weighting] is { } drawn ? drawn.Multiplicities(draw)[Subjects[subject]] : 1;
}
