using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Surgery;

namespace Concord.Models.Tests.Surgery;

/// <summary>Lesions and parts of a network of the catalogue, through the door that a run uses.</summary>
public sealed class CatalogueSurgeryTests
{
    private const string Id = "vit-tiny-32";
    private static readonly Func<PixelImage>[] Images = Stimuli.Noise(3, 32);

    [Fact]
    public void An_empty_lesion_is_bit_equal_to_none()
    {
        using LoadedModel whole = LoadedModel.Untrained(Id, 2);
        using LoadedModel empty = LoadedModel.Untrained(Id, 2, new ModelOptions { Ablation = new Ablation([]) });
        Assert.Equal(Read(whole, "logits"), Read(empty, "logits"));
    }

    // Every family with attention names its heads alike, so that a lesion is written alike.
    [Theory]
    [InlineData("vit-tiny-32", 6 * 4)]
    [InlineData("cifar-vit-bn", 3 * 3)]
    [InlineData("cifar-vit-postln", 6 * 8)]
    [InlineData("deit-ti-16", 12 * 3)]
    [InlineData("dino-vit-s-16", 12 * 6)]
    [InlineData("clip-vit-b-32", 12 * 12)]
    [InlineData("swin-t", (2 * 3) + (2 * 6) + (6 * 12) + (2 * 24))]
    [InlineData("gpt2", 12 * 12)]
    public void Heads_are_parts_of_every_attention(string id, int heads)
    {
        Assert.Equal(heads, LayerPattern.Match("*.attn.head.*", ArchitectureCatalogue.LayersOf(id)).Count);
        Assert.NotEmpty(LayerPattern.Match("*.mlp.hidden", ArchitectureCatalogue.LayersOf(id)));
    }

    [Fact]
    public void A_head_cut_in_one_block_leaves_all_before_it_as_it_was_and_is_silent_itself()
    {
        using LoadedModel whole = LoadedModel.Untrained(Id, 2);
        using LoadedModel cut = LoadedModel.Untrained(Id, 2, new ModelOptions { Ablation = new Ablation([Ablation.Head(3, 1)]) });
        Assert.Equal(Read(whole, "blocks.2"), Read(cut, "blocks.2"));
        Assert.Equal(Read(whole, "blocks.3.attn.head.0"), Read(cut, "blocks.3.attn.head.0"));
        Assert.All(Read(cut, "blocks.3.attn.head.1"), value => Assert.Equal(0f, value));
        Assert.NotEqual(Read(whole, "blocks.3"), Read(cut, "blocks.3"));
        Assert.NotEqual(Read(whole, "logits"), Read(cut, "logits"));
    }

    [Fact]
    public void Reading_every_part_changes_no_layer()
    {
        using LoadedModel model = LoadedModel.Untrained(Id, 2);
        string[] main = [.. model.Layers.Where(layer => !layer.IsPart).Select(layer => layer.Name)];
        float[][] alone = ReadAll(model, main);
        string[] all = [.. model.Layers.Select(layer => layer.Name)];
        float[][] beside = ReadAll(model, all);
        for (int i = 0; i < main.Length; i++)
        {
            Assert.Equal(alone[i], beside[Array.IndexOf(all, main[i])]);
        }
    }

    [Fact]
    public void Attention_gives_each_token_s_weight_once_and_its_class_row_is_a_readout()
    {
        using LoadedModel model = LoadedModel.Untrained(Id, 2);
        float[] weights = Read(model, "blocks.5.attn.weights");
        Assert.Equal(3 * 4 * 65 * 65, weights.Length);
        Assert.All(weights.Chunk(65), row => Assert.Equal(1, row.Sum(value => (double)value), 1e-5));
        MemorySink sink = new(3);
        model.Extract(Images, [new LayerRequest("blocks.5.attn.weights", new ReadoutSpec(TokenPolicy.Cls, ProjectionSpec.None))], 3, sink, ct: TestContext.Current.CancellationToken);
        float[][] classRows = [.. weights.Chunk(65 * 65).Select(head => head[..65])];
        Assert.Equal(classRows.SelectMany(row => row), sink.Rows(0));
    }

    [Fact]
    public void Without_positions_patches_may_change_places()
    {
        using LoadedModel model = LoadedModel.Untrained(Id, 2, new ModelOptions { Ablation = new Ablation([], PositionAblation.Zero) });
        using LoadedModel whole = LoadedModel.Untrained(Id, 2);
        Func<PixelImage>[] turned = [.. Images.Select(image => (Func<PixelImage>)(() => Exchanged(image())))];
        Assert.InRange(Error.Largest(Read(model, "logits"), Read(model, "logits", turned)) / Error.Deviation(Read(model, "logits")), 0, 1e-4);
        Assert.True(Error.Largest(Read(whole, "logits"), Read(whole, "logits", turned)) / Error.Deviation(Read(whole, "logits")) > 1e-3);
    }

    // Upper and lower half: whole patches of 4 pixels.
    private static PixelImage Exchanged(PixelImage image)
    {
        byte[] rgb = image.Rgb.ToArray();
        return new PixelImage(image.Width, image.Height, (byte[])[.. rgb[(rgb.Length / 2)..], .. rgb[..(rgb.Length / 2)]]);
    }

    private static float[] Read(LoadedModel model, string layer, Func<PixelImage>[]? images = null) => ReadAll(model, [layer], images)[0];

    private static float[][] ReadAll(LoadedModel model, string[] layers, Func<PixelImage>[]? images = null)
    {
        MemorySink sink = new(3);
        model.Extract(images ?? Images, [.. layers.Select(layer => new LayerRequest(layer, ReadoutSpec.Full))], 3, sink);
        return [.. layers.Select((_, i) => sink.Rows(i))];
    }
}
