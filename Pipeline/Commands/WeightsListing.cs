using System.Globalization;
using Concord.Models.Catalogue;

namespace Concord.Pipeline.Commands;

/// <summary>What is printed of public weights: in a table, in full, as JSON.</summary>
internal static class WeightsListing
{
    /// <summary>One line a checkpoint.</summary>
    public static void Table(CommandConsole console, IEnumerable<PublicWeights> all) => ListTable.Print(
        console,
        ["weights", "regime", "data", "labels", "accuracy", "sha256", "location", "licence"],
        all.Select(weights => new[]
        {
            weights.Id,
            weights.Regime.Name,
            weights.Regime.Data,
            weights.Regime.Labels.ToString().ToLowerInvariant(),
            double.IsNaN(weights.ReportedAccuracy) ? "–" : weights.ReportedAccuracy.ToString("0.0##", CultureInfo.InvariantCulture),
            weights.Hash.ToString().ToLowerInvariant(),
            LocationState(weights),
            weights.Licence,
        }));

    /// <summary>All that is known of one.</summary>
    public static void Print(CommandConsole console, PublicWeights weights)
    {
        console.Result($"weights {weights.Id} for {weights.Architecture}");
        console.Result("  regime:        " + weights.Regime.Name);
        foreach ((string key, string value) in weights.Regime.Facts)
        {
            console.Result($"    {key + ":",-20} {value}");
        }

        Line(console, "remark", weights.Regime.Remark);
        console.Result("  sha256:        " + weights.HashText);
        Line(console, "size", weights.Bytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes") : "not stated");
        console.Result("  location:      " + weights.Location);
        Line(console, "landing page", weights.LandingPage ?? "");
        console.Result("  licence:       " + weights.Licence);
        if (ArchitectureCatalogue.Find(weights.Architecture).Text is null)
        {
            console.Result("  preprocessing: " + weights.Preprocessing.Describe() + (weights.NormalizationKnown ? string.Empty : " — normalisation unknown"));
            console.Result("  evidence:      " + weights.NormalizationEvidence);
        }

        Line(console, "accuracy", double.IsNaN(weights.ReportedAccuracy) ? "not stated" : string.Create(CultureInfo.InvariantCulture, $"{weights.ReportedAccuracy:0.0##} % ({weights.AccuracyMeasure}), as the source states it"));
        console.Result("  copied from:   " + weights.Source);
        Line(console, "note", weights.Note);
    }

    /// <summary>One object a checkpoint, with an id.</summary>
    public static object Json(PublicWeights weights) => new
    {
        weights.Id,
        weights.Architecture,
        Regime = weights.Regime.Name,
        Training = weights.Regime.Facts,
        weights.Regime.Remark,
        weights.Sha256,
        Hash = weights.Hash.ToString().ToLowerInvariant(),
        weights.Bytes,
        weights.Url,
        Location = LocationState(weights),
        weights.LandingPage,
        weights.Licence,
        Preprocessing = weights.Preprocessing.Canonical,
        weights.NormalizationKnown,
        Accuracy = double.IsNaN(weights.ReportedAccuracy) ? (double?)null : weights.ReportedAccuracy,
        AccuracyMeasure = double.IsNaN(weights.ReportedAccuracy) ? null : weights.AccuracyMeasure,
        weights.Source,
        weights.Note,
    };

    private static string LocationState(PublicWeights weights) =>
        weights.Url is not null ? "address" : weights.DataPath is not null ? "CONCORD_DATA" : "unknown: see " + weights.LandingPage;

    private static void Line(CommandConsole console, string name, string text)
    {
        if (text.Length > 0)
        {
            console.Result($"  {name + ":",-14} {text}");
        }
    }
}
