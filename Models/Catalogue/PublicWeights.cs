using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>One public checkpoint: where it is, whose it is, how it was trained and how its stimuli are prepared.</summary>
public sealed record PublicWeights
{
    /// <summary><c>architecture.regime</c>, as used in manifests.</summary>
    public required string Id { get; init; }

    /// <summary>The architecture's id.</summary>
    public required string Architecture { get; init; }

    /// <summary>The file's address as its publisher gives it; null for files that are sought by hash in <c>CONCORD_DATA</c>.</summary>
    public string? Url { get; init; }

    /// <summary>Path below <c>CONCORD_DATA</c> where such a file usually lies; null for files with an address.</summary>
    public string? DataPath { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size of the file, bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Licence as the repository states it; "none stated" where it states none: use it, do not pass it on.</summary>
    public required string Licence { get; init; }

    /// <summary>How the weights were obtained: <c>supervised</c>, <c>adversarial</c>, <c>certified</c>, … with what is known of it.</summary>
    public required string Regime { get; init; }

    /// <summary>How stimuli are prepared.</summary>
    public required PreprocessingSpec Preprocessing { get; init; }

    /// <summary>Whether the source says how inputs are normalised; when false, mean and deviation are a guess and every report must say "normalisation unknown".</summary>
    public bool NormalizationKnown { get; init; } = true;

    /// <summary>Where mean and deviation come from, or why they are unknown.</summary>
    public required string NormalizationEvidence { get; init; }

    /// <summary>BibTeX of the weights' source.</summary>
    public required string Citation { get; init; }

    /// <summary>Top-1 accuracy in percent on the CIFAR-10 test set as the source claims it; NaN when it claims none.</summary>
    public double ReportedAccuracy { get; init; } = double.NaN;

    /// <summary>What else one must know; may be empty.</summary>
    public string Note { get; init; } = "";
}
