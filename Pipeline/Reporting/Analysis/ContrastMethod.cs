namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>What the interval and the p value of a contrast are made from.</summary>
public enum ContrastMethod
{
    /// <summary>Resamples of stimuli that all models share: percentile interval, bootstrap p; models held fixed.</summary>
    Resamples,

    /// <summary>No resamples: differences within architectures, or within levels of the other factor; Student's t over them.</summary>
    Within,

    /// <summary>No resamples: differences within levels of the other factor, of which some hold several models; Student's t with the models within cells as error.</summary>
    WithinCells,

    /// <summary>No resamples and nothing to pair by: Welch's interval over models, p by Mann and Whitney.</summary>
    Unpaired,
}
