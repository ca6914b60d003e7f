using System.Text.Json;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>Score tables that others published, through <c>concord compare</c> and the maps that we ship.</summary>
public sealed class PublishedTablesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void Regime_and_not_depth_takes_the_spread_of_five_ResNets()
    {
        JsonElement[] items = this.Compare("scaling-primate-vvs-regimes", Repository.Shared("mirror"));
        (string Region, double Regime, double Architecture, double Interaction)[] published = [("V1", 98.7, 0.8, 0.5), ("V2", 95.4, 2.5, 2.1), ("V4", 88.2, 0.9, 10.9), ("IT", 81.2, 5.6, 13.3), ("Behavioral", 66.6, 28.6, 4.9)];
        foreach ((string region, double regime, double architecture, double interaction) in published)
        {
            JsonElement[] shares = [.. items.Where(item => Is(item, "share", region))];
            Assert.All(shares, share => Assert.True(share.GetProperty("balanced").GetBoolean()));
            double[] ours = [.. new[] { "regime", "architecture", "interaction" }.Select(what => Math.Round(100 * shares.Single(share => Text(share, "what") == what).GetProperty("value").GetDouble(), 1))];
            Assert.Equal([regime, architecture, interaction], ours);
        }

        Assert.DoesNotContain(items, item => Text(item, "kind") == "missing");
    }

    [Fact]
    public void Seeds_as_replicates_make_the_design_unbalanced_and_the_words_say_so()
    {
        string words = ConcordProgram.Run("compare", Map("scaling-primate-vvs-regimes"), "--mirror", Repository.Shared("mirror"), "--store", this.folder.Path, "--seeds", "replicates", "--benchmark", "V1").Expect(0).Output;
        Assert.Contains("unbalanced: type II sums by least squares, which do not add up to the whole", words, StringComparison.Ordinal);
        Assert.Contains("n=3", words, StringComparison.Ordinal);
        Assert.Contains("unpaired: other people's table has no resamples", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Rotations_and_adversarial_training_help_each_other_in_behaviour_and_not_in_V4()
    {
        JsonElement[] items = this.Compare("berrios-deza", null);
        double[] interactions = [.. new[] { "V4", "behaviour" }.Select(benchmark => items.Single(item => Is(item, "interaction", benchmark)).GetProperty("value").GetDouble())];
        Assert.Equal(-0.011, interactions[0], 10);
        Assert.Equal(0.074, interactions[1], 10);
        Assert.All(items.Where(item => Text(item, "kind") is "interaction" or "difference"), item => Assert.Equal(JsonValueKind.Null, item.GetProperty("p").ValueKind));

        // SYSTEMS S30: main effects of rotation and adversarial training in V4, here taken away the other way round.
        double[] main = [.. items.Where(item => Is(item, "difference", "V4")).Select(item => item.GetProperty("value").GetDouble())];
        Assert.Equal(-0.0115, main[0], 10);
        Assert.Equal(-0.0245, main[1], 10);
    }

    [Fact]
    public void ConvNets_against_transformers_hangs_on_the_metric()
    {
        JsonElement[] items = this.Compare("deepnsd", Repository.Shared("mirror"), "--where", "regime=classification", "--by", "family", "--match", "parameters:10%");
        (string Metric, double First, double Second, double P)[] published = [("crsa", 0.368, 0.327, 7.320040528685025e-05), ("srpr", 0.373, 0.368, 0.025295725613942128), ("wrsa", 0.673, 0.664, 0.05825955554115387)];
        foreach ((string metric, double first, double second, double p) in published)
        {
            JsonElement found = items.Single(item => Is(item, "difference", metric) && Text(item, "what") == "family: convnet − transformer");
            Assert.Equal([36, 29], found.GetProperty("n").EnumerateArray().Select(n => n.GetInt32()));
            Assert.Equal([first, second], found.GetProperty("means").EnumerateArray().Select(mean => Math.Round(mean.GetDouble(), 3)));
            Assert.Equal(p, found.GetProperty("p").GetDouble(), 1e-12); // scipy 1.10.1
            JsonElement matched = items.Single(item => Is(item, "matched", metric) && Text(item, "what").Contains("convnet − transformer", StringComparison.Ordinal));
            int[] n = [.. matched.GetProperty("n").EnumerateArray().Select(count => count.GetInt32())];
            Assert.True(n[0] > 3 && n[0] + n[1] == 36 && n[0] + n[2] == 29);
        }
    }

    [Fact]
    public void One_network_is_first_second_or_sixty_seventh_and_training_is_within_architectures()
    {
        JsonElement[] items = this.Compare("deepnsd", Repository.Shared("mirror"));
        double Rank(string metric) => items.Single(item => Is(item, "model", metric) && Text(item, "what") == "RN50_clip").GetProperty("rank").GetDouble();
        Assert.Equal([67, 2, 1], new[] { Rank("crsa"), Rank("srpr"), Rank("wrsa") });
        Assert.All(items.Where(item => Text(item, "what") == "regime: classification − untrained"), item =>
        {
            Assert.True(item.GetProperty("low").GetDouble() > 0);
            Assert.Contains("within 64 architectures", Text(item, "method"), StringComparison.Ordinal);
        });
        Assert.Contains(items, item => Text(item, "kind") == "missing" && Text(item, "what") == "transformer × taskonomy");
    }

    [Fact]
    public void Whether_ConvNets_lead_hangs_on_which_models_are_counted()
    {
        JsonElement[] items = this.Compare("deepnsd", Repository.Shared("mirror"));
        JsonElement[] analyses = [.. items.Where(item => Text(item, "kind") == "analysis")];
        Assert.Equal(24, analyses.Length); // 3 metrics × 4 lists of models × matched by parameters or not
        JsonElement Of(string metric, string models, string matching) => analyses.Single(item => Text(item, "what") == $"benchmark={metric} | models={models} | matching={matching}");

        // All classification-trained models: what the plain comparison says, in standard deviations.
        Assert.Equal(["holds", "holds", "undecided"], new[] { "crsa", "srpr", "wrsa" }.Select(metric => Text(Of(metric, "regime=classification", "none"), "verdict")));
        Assert.Equal(7.320040528685025e-05, Of("crsa", "regime=classification", "none").GetProperty("p").GetDouble(), 1e-12);

        // Every kind of training together: Taskonomy's encoders are all ConvNets. The means turn round, the ranks do not: no verdict.
        foreach ((string metric, double effect, double p) in new[] { ("crsa", -0.345, 0.3327), ("srpr", -0.557, 0.5080), ("wrsa", -0.658, 0.1351) })
        {
            JsonElement pooled = Of(metric, "trained", "none");
            Assert.Equal((effect, p, "undecided"), (Math.Round(pooled.GetProperty("value").GetDouble(), 3), Math.Round(pooled.GetProperty("p").GetDouble(), 4), Text(pooled, "verdict")));
            Assert.True(pooled.GetProperty("high").GetDouble() < 0);
        }

        Assert.Equal((7, 17, 0), (analyses.Count(item => Text(item, "verdict") == "holds"), analyses.Count(item => Text(item, "verdict") == "undecided"), analyses.Count(item => Text(item, "verdict") == "reversed")));
        Assert.All(analyses.Where(item => Text(item, "verdict") == "holds"), item => Assert.True(item.GetProperty("low").GetDouble() > 0));
        Dictionary<string, double> shares = items.Where(item => Text(item, "kind") == "choice").ToDictionary(item => Text(item, "what"), item => item.GetProperty("value").GetDouble());
        Assert.Equal([0.388, 0.188, 0.145], new[] { "models", "benchmark", "matching" }.Select(choice => Math.Round(shares[choice], 3)));
    }

    [Fact]
    public void A_page_is_written_and_what_is_wrong_is_told_before()
    {
        ConcordProgram.Run("compare", Map("berrios-deza"), "--out", this.folder.File("out"), "--benchmark", "V4,behaviour").Expect(0);
        string page = File.ReadAllText(this.folder.File("out/report/index.html"));
        Assert.Contains("Rotation × adversarial", page, StringComparison.Ordinal);
        Assert.Contains("Scores as published by others", page, StringComparison.Ordinal);
        Assert.True(File.Exists(this.folder.File("out/report/tables/shares.csv")));
        Assert.Single(Directory.GetFiles(this.folder.File("out/report/figures"), "crossed-*.png"));
        Assert.Contains("Did you mean 'rotation'?", ConcordProgram.Run("compare", Map("berrios-deza"), "--by", "rotaton").Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("--where V4: expected NAME=LEVEL", ConcordProgram.Run("compare", Map("berrios-deza"), "--where", "V4").Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("a table: say with --out", ConcordProgram.Run("report", Map("berrios-deza")).Expect(2).Errors, StringComparison.Ordinal);
        ConcordProgram.Run("report", Map("berrios-deza"), "--out", this.folder.File("two"), "--format", "html").Expect(0);
    }

    private static string Map(string name) => Path.Combine(Repository.Root, "manifests", "real", name + ".map.yaml");

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString() ?? string.Empty;

    private static bool Is(JsonElement item, string kind, string benchmark) => Text(item, "kind") == kind && Text(item, "benchmark") == benchmark;

    private JsonElement[] Compare(string map, string? mirror, params string[] arguments)
    {
        string output = ConcordProgram.Run(["compare", Map(map), "--json", "--store", this.folder.Path, .. mirror is null ? Array.Empty<string>() : ["--mirror", mirror], .. arguments]).Expect(0).Output;
        using JsonDocument document = JsonDocument.Parse(output);
        return [.. document.RootElement.EnumerateArray().Select(item => item.Clone())];
    }
}
