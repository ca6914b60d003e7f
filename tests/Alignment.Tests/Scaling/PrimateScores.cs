using System.Globalization;
using Concord.Alignment.Scaling;
using Concord.Tests;

namespace Concord.Alignment.Tests.Scaling;

/// <summary>The models of Gokce &amp; Schrimpf's table that their fits use: trained on ImageNet or ecoset by classification, the score the mean over regions.</summary>
internal static class PrimateScores
{
    private const string Name = "3c902d135628cf0a63a537dad7ed2bb5a91738a759819d45a946d129eff06609.csv";
    private static readonly string[] Others = ["is_pretrained", "is_random", "is_ssl", "is_adv", "is_ablation"];

    public static string[] Neural { get; } = ["V1", "V2", "V4", "IT"];

    public static ScalingData Read(string[] regions, string family, params (string Column, double Unit)[] measures)
    {
        string[] lines = File.ReadAllLines(Repository.Shared("mirror", "files", "3c", Name));
        string[] head = lines[0].Split(',');
        int At(string column) => Array.IndexOf(head, column);
        string[][][] models = [.. lines.Skip(1).Select(line => line.Split(','))
            .Where(row => row[At("dataset")] is "imagenet" or "ecoset" && Others.All(column => row[At(column)] == "False"))
            .Where(row => row[At("arch_family")].StartsWith(family, StringComparison.Ordinal) && regions.Contains(row[At("region")]))
            .GroupBy(row => row[At("model_id")]).Select(group => group.ToArray())];
        double Value(string[] row, string column) => double.Parse(row[At(column)], CultureInfo.InvariantCulture);
        return new ScalingData(
            new Matrix(models.Length, measures.Length, [.. models.SelectMany(rows => measures.Select(measure => Value(rows[0], measure.Column)))]),
            [.. models.Select(rows => rows.Average(row => Value(row, "score")))],
            [.. measures.Select(measure => measure.Unit)]);
    }
}
