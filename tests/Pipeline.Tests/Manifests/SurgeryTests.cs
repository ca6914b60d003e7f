using Concord.Models.Catalogue;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Reading;

namespace Concord.Pipeline.Tests.Manifests;

/// <summary>Lesions, options of architectures, number formats and parts of layers in a manifest.</summary>
public sealed class SurgeryTests
{
    private static readonly string Vit = Reading.Small.Replace("resnet18", "vit", StringComparison.Ordinal);

    [Fact]
    public void Heads_units_and_positions_are_read()
    {
        AblationText ablation = Model("ablate: { heads: [1, 2.0, \"0.1\", 1], units: { encoder.0: [7, 0], encoder.2.mlp.hidden: all }, positions: shuffle, seed: 9 }").Ablate!;
        Assert.Equal([new HeadText(null, 1), new HeadText(2, 0), new HeadText(0, 1)], ablation.Heads);
        Assert.Equal(["encoder.0[7,0]", "encoder.2.mlp.hidden"], ablation.Units.Select(units => units.ToString()));
        Assert.Equal(("shuffle", 9), (ablation.Positions, ablation.Seed));
        Assert.Equal("heads 1, 2.0, 0.1; encoder.0[7,0]; encoder.2.mlp.hidden; positions shuffle 9", ablation.Label);
        Assert.Equal("*.0.attn.head.1;*.2.attn.head.0;*.attn.head.1;encoder.0[0,7];encoder.2.mlp.hidden;positions=shuffle/9", ablation.ToAblation().Canonical);
    }

    [Fact]
    public void A_shuffle_without_a_seed_has_the_manifest_s() =>
        Assert.Equal(6, Reading.Good("seed: 6\n" + With("ablate: { positions: shuffle }")).Models[0].Ablate!.Seed);

    [Fact]
    public void Options_stand_in_the_architecture_s_order_and_its_own_values_are_left_out()
    {
        NetworkSource network = (NetworkSource)Model("options: { positions: none, attention: shared }").Source;
        Assert.Equal(("vit", "vit[attention=shared;positions=none]"), (network.Architecture, network.Name));
        NetworkSource own = (NetworkSource)Model("options: { positions: learned, attention: identity }").Source;
        Assert.Equal("vit[attention=identity]", own.Name);
        Assert.Equal("vit", ((NetworkSource)Model("options: { positions: learned }").Source).Name);
    }

    [Fact]
    public void An_own_value_that_a_file_may_leave_open_stays_written()
    {
        Dictionary<string, string> chosen = new() { ["nonlinearity"] = "gelu-tanh", ["bos"] = "none" };
        Assert.Equal([KeyValuePair.Create("nonlinearity", "gelu-tanh")], ArchitectureOptionsReader.Canonical(ArchitectureCatalogue.Find("gpt2").Options, chosen));
    }

    [Fact]
    public void Without_surgery_nothing_is_set()
    {
        ModelSpec model = Reading.Good(Vit).Models[0];
        Assert.Null(model.Ablate);
        Assert.Equal("float32", model.Precision);
        Assert.Empty(model.Tags);
        Assert.Empty(((NetworkSource)model.Source).Options);
    }

    // The whole network needs a level too, or there is nothing to compare a lesion with; a model that is no network has none.
    [Fact]
    public void Tags_tell_lesions_options_and_precision_apart_in_every_network()
    {
        const string Text = """
            name: tags
            models:
              - { id: whole, architecture: vit, weights: { init: 1 } }
              - { id: cut, architecture: vit, weights: { init: 1 }, ablate: { heads: [0] }, tags: { ablate: mine } }
              - { id: cut-too, architecture: vit, weights: { init: 1 }, ablate: { heads: [0] } }
              - { id: other, architecture: vit, weights: { init: 1 }, options: { attention: shared }, precision: bfloat16 }
              - { id: convnet, architecture: resnet18, weights: { init: 1 } }
              - { id: hmax, from: { dataset: kriegeskorte92, name: HMAX } }
            benchmarks: [ { id: b, dataset: kriegeskorte92, region: hIT, metrics: [ rsa ] } ]
            report: { by: [ablate, options.attention, precision] }
            """;
        Dictionary<string, IReadOnlyDictionary<string, string>> tags = Reading.Good(Text).Models.ToDictionary(model => model.Id, model => model.Tags);
        Assert.Equal(["none", "mine", "heads 0", "none", "none"], tags.Values.Take(5).Select(one => one["ablate"]));
        Assert.Equal(["none", "none", "none", "attention=shared", "none"], tags.Values.Take(5).Select(one => one["options"]));
        Assert.Equal(["separate", "separate", "separate", "shared"], tags.Values.Take(4).Select(one => one["options.attention"]));
        Assert.Equal(["float32", "float32", "float32", "bfloat16", "float32"], tags.Values.Take(5).Select(one => one["precision"]));
        Assert.False(tags["convnet"].ContainsKey("options.attention"));
        Assert.Empty(tags["hmax"]);
    }

    [Fact]
    public void All_and_blocks_never_take_in_parts_and_a_list_may_name_them()
    {
        FakeVocabulary vocabulary = new();
        string[] main = ["conv_proj", "encoder.0", "encoder.1", "encoder.2", "logits"];
        Assert.Equal(main, Selected("layers: all"));
        Assert.Equal(main, Selected("layers: blocks"));
        Assert.Equal(["encoder.0", "encoder.2"], Selected("weights: { init: 3 }"));
        Assert.Equal(["encoder.0.attn.head.1", "encoder.1.attn.head.1", "encoder.2.attn.head.1", "encoder.0"], Selected("layers: [\"*.attn.head.1\", encoder.0]"));
        Assert.Equal(main[1..4], Selected("layers: [encoder.*]"));

        string[] Selected(string line)
        {
            ModelSpec model = Reading.Good(line.StartsWith("layers", StringComparison.Ordinal) ? With(line) : Vit).Models[0];
            return [.. LayerNames.Selected((NetworkSource)model.Source, model.Layers, vocabulary).Select(layer => layer.Name)];
        }
    }

    [Fact]
    public void A_grid_of_options_and_lesions_multiplies_the_networks_that_have_them()
    {
        const string Text = """
            name: grid
            models:
              - { id: net, architecture: resnet18, weights: { init: 1 } }
              - { id: vit, architecture: vit, weights: { init: 1 } }
              - { id: series, architecture: vit, checkpoints: [ { step: 0, weights: { init: 1 } }, { step: 5, weights: { init: 2 } } ], options: { attention: shared } }
            benchmarks: [ { id: b, dataset: kriegeskorte92, region: hIT, metrics: [ rsa ] } ]
            grid:
              models.ablate: [ none, { heads: [0, 2.1] }, { units: { conv_proj: all, "encoder.*.mlp.hidden": [0, 1, 2, 3, 4, 5, 6, 7] } } ]
              models.options.attention: [separate, shared]
            """;
        ManifestReadResult result = Reading.Text(Text);
        Assert.Equal(
            [
                "net",
                "vit", "vit.heads-0-2.1", "vit.ablate-3", "vit.attention-shared", "vit.attention-shared.heads-0-2.1", "vit.attention-shared.ablate-3",
                "series.attention-separate@0", "series.attention-separate@5", "series.attention-separate.heads-0-2.1@0", "series.attention-separate.heads-0-2.1@5",
                "series.attention-separate.ablate-3@0", "series.attention-separate.ablate-3@5", "series@0", "series@5", "series.heads-0-2.1@0", "series.heads-0-2.1@5", "series.ablate-3@0", "series.ablate-3@5",
            ],
            result.Manifest!.Models.Select(model => model.Id));
        Assert.Equal("vit[attention=shared]", ((NetworkSource)result.Manifest.Models[5].Source).Name);
        Assert.Equal("heads 0, 2.1", result.Manifest.Models[5].Ablate!.Label);
        Assert.Equal(["separate", "shared"], result.Manifest.Models.Skip(1).Select(model => model.Tags["options.attention"]).Distinct());
        Assert.Equal(2, result.Findings.Count(finding => finding.Message.StartsWith("the grid's lesion '", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ablate: { heads: [2.1, 0], units: { \"encoder.*\": [3], encoder.0.attn.weights: all }, positions: shuffle, seed: 4 }")]
    [InlineData("options: { attention: identity, positions: none }")]
    [InlineData("precision: float16")]
    [InlineData("ablate: { positions: mean }")]
    public void A_lock_file_repeats_surgery(string line)
    {
        Manifest manifest = Reading.Good(With(line));
        string locked = LockFileWriter.Write(manifest, LockExtras.None);
        Assert.Equal(Structure.Of(manifest), Structure.Of(Reading.Good(locked)));
        Assert.NotEqual(LockFileWriter.Write(Reading.Good(Vit), LockExtras.None), locked);
    }

    private static ModelSpec Model(string line) => Reading.Good(With(line)).Models[0];

    private static string With(string line) => Vit.Replace("{ init: 3 }", "{ init: 3 }\n    " + line, StringComparison.Ordinal);
}
