using System.Globalization;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>One public checkpoint: where it is, whose it is, how it was trained and how its stimuli are prepared.</summary>
public sealed record PublicWeights
{
    /// <summary>The fewest digits of a SHA-256 that are taken as a publisher's statement (torchvision's and timm's file names have eight).</summary>
    public const int ShortestPrefix = 8;

    /// <summary><c>architecture.regime</c>, as used in manifests.</summary>
    public required string Id { get; init; }

    /// <summary>The architecture's id.</summary>
    public required string Architecture { get; init; }

    /// <summary>The file's address as its publisher gives it; null for files that are sought in <c>CONCORD_DATA</c>, and for those that a person must fetch from <see cref="LandingPage"/>.</summary>
    public string? Url { get; init; }

    /// <summary>Path below <c>CONCORD_DATA</c> where such a file usually lies; null for others.</summary>
    public string? DataPath { get; init; }

    /// <summary>A page that leads a person to the file; required where neither an address nor a path is known.</summary>
    public string? LandingPage { get; init; }

    /// <summary>SHA-256 of the file as its publisher gives it, lower-case hexadecimal: 64 digits, or the first 8 or more, or null where it gives none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Size of the file in bytes, where the source states it exactly.</summary>
    public long? Bytes { get; init; }

    /// <summary>Licence as the repository states it; "none stated" where it states none: use it, do not pass it on.</summary>
    public required string Licence { get; init; }

    /// <summary>How the weights were obtained.</summary>
    public required TrainingRegime Regime { get; init; }

    /// <summary>How stimuli are prepared.</summary>
    public required PreprocessingSpec Preprocessing { get; init; }

    /// <summary>Whether the source says how inputs are normalised; when false, mean and deviation are a guess and every report must say "normalisation unknown".</summary>
    public bool NormalizationKnown { get; init; } = true;

    /// <summary>Where the preprocessing, mean and deviation above all, comes from, or why it is unknown.</summary>
    public required string NormalizationEvidence { get; init; }

    /// <summary>The file from which address, hash and accuracy were copied: repository@commit path, or a release that has no commit.</summary>
    public required string Source { get; init; }

    /// <summary>BibTeX of the weights' source.</summary>
    public required string Citation { get; init; }

    /// <summary>Accuracy in percent as the source claims it, of what <see cref="AccuracyMeasure"/> says; NaN when it claims none.</summary>
    public double ReportedAccuracy { get; init; } = double.NaN;

    /// <summary>What <see cref="ReportedAccuracy"/> measures.</summary>
    public string AccuracyMeasure { get; init; } = "top-1, CIFAR-10 test set";

    /// <summary>What else one must know; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>How much of the file's SHA-256 is known.</summary>
    public HashState Hash => Sha256 switch
    {
        null => HashState.Unpublished,
        { Length: 64 } => HashState.Full,
        _ => HashState.Prefix,
    };

    /// <summary>Where the file is to be had, in words; "location unknown" with the landing page where only that is known.</summary>
    public string Location => Url
        ?? (DataPath is not null ? $"no public location; sought as {DataPath} under CONCORD_DATA" : $"location unknown: see {LandingPage}");

    /// <summary>The SHA-256 in words, with what may be held against it.</summary>
    public string HashText => Hash switch
    {
        HashState.Full => Sha256!,
        HashState.Prefix => string.Create(CultureInfo.InvariantCulture, $"{Sha256}… (the publisher gives {Sha256!.Length} of 64 digits)"),
        _ => "not published",
    };

    /// <summary>Whether a file of this SHA-256 is the one that the publisher states; never where it states nothing.</summary>
    /// <param name="sha256">64 hexadecimal digits, lower case.</param>
    public bool Matches(string sha256) => Sha256 is not null && sha256.StartsWith(Sha256, StringComparison.Ordinal);
}
