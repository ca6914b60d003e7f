namespace Concord.Alignment.Scaling;

/// <summary>The constants of scaling fits.</summary>
public static class ScalingDefaults
{
    /// <summary>Residuals in log misalignment up to this size count by their square, larger ones by their size (Hoffmann et al. 2022).</summary>
    public const double Delta = 1e-3;

    /// <summary>Resamples of models.</summary>
    public const int Draws = 1000;

    /// <summary>A level at or above this is no level: the fitted law rises to a perfect score, so the data show no end of its rise.</summary>
    public const double NoLevel = 0.999;

    /// <summary>Fewer models than this for each parameter: no fit.</summary>
    public const int ModelsPerParameter = 2;

    /// <summary>The most places from which each resample's search begins: the whole sample's best and next minima.</summary>
    internal const int WarmStarts = 5;

    /// <summary>The most times that a minimum is searched again from where the search ended, with a fresh Hessian: flat valleys need it.</summary>
    internal const int Polishings = 20;

    /// <summary>A search again that gains relatively less ends them.</summary>
    internal const double PolishingGain = 1e-9;

    /// <summary>Minima whose losses differ relatively by less are one.</summary>
    internal const double SameMinimum = 1e-3;
}
