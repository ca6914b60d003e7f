using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>What a bootstrap of RSA scores draws: stimuli, subjects or both; one object shared by all models, so that their differences are paired.</summary>
/// <remarks>
/// The stimuli of a seed are the same draws whether subjects are drawn beside them or not; subjects come from another stream of the seed.
/// Source: Schütt et al. 2023, doi:10.7554/eLife.82566.
/// </remarks>
public sealed class RdmDraws
{
    private const long SubjectStream = 0x5B5E;

    /// <summary>Wraps resamples.</summary>
    /// <param name="stimuli">Draws over the conditions, or null to keep them.</param>
    /// <param name="subjects">As many draws over the subjects, or null to keep them; at least one of the two.</param>
    public RdmDraws(StimulusResamples? stimuli, StimulusResamples? subjects)
    {
        Draws = stimuli?.Draws ?? subjects?.Draws ?? throw new ArgumentNullException(nameof(stimuli), "stimuli or subjects are drawn");
        Require.SameLength(Draws, subjects?.Draws ?? Draws);
        Stimuli = stimuli;
        Subjects = subjects;
    }

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>Draws over the conditions, or null.</summary>
    public StimulusResamples? Stimuli { get; }

    /// <summary>Draws over the subjects, or null.</summary>
    public StimulusResamples? Subjects { get; }

    /// <summary>Draws over stimuli.</summary>
    /// <param name="seed">Written with the score.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="stimuli">Number of conditions.</param>
    public static RdmDraws OverStimuli(long seed, int draws, int stimuli) => new(new StimulusResamples(seed, draws, stimuli), null);

    /// <summary>Draws over subjects.</summary>
    /// <param name="seed">Written with the score.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="subjects">Number of subjects.</param>
    public static RdmDraws OverSubjects(long seed, int draws, int subjects) => new(null, new StimulusResamples(seed, draws, subjects, SubjectStream));

    /// <summary>Draws over both, independently.</summary>
    /// <param name="seed">Written with the score.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="stimuli">Number of conditions.</param>
    /// <param name="subjects">Number of subjects.</param>
    public static RdmDraws OverBoth(long seed, int draws, int stimuli, int subjects) =>
        new(new StimulusResamples(seed, draws, stimuli), new StimulusResamples(seed, draws, subjects, SubjectStream));
}
