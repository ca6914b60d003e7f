using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Tests.Weights;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Catalogue;

/// <summary>What shapes alone tell of how a checkpoint is read.</summary>
public sealed class CheckpointNotesTests
{
    [Theory]
    [InlineData("madry.pth", null, "module.model.")]
    [InlineData("madry.pth", null, null)]
    [InlineData("dino.pth", "student", null)]
    [InlineData("moco.pth", null, "module.encoder_q.")]
    [InlineData("model.safetensors.index.json", null, null)]
    public void The_outline_leaves_out_what_loading_leaves_out(string file, string? place, string? prefix)
    {
        CheckpointNotes notes = Notes("cifar-vit-bn", FormatReference.File(file), place, prefix);
        using LoadedModel model = LoadedModel.FromWeights("cifar-vit-bn", FormatReference.File(file), new ModelOptions { StateDictPath = place, Prefix = prefix });
        Assert.Equal(model.SkippedContent, [.. notes.LeftOut, .. notes.Unneeded]);
    }

    [Fact]
    public void What_stands_beside_the_network_is_one_caution() =>
        Assert.Equal(
            ["not read: 'optimizer': a dictionary of 2; 'epoch': the number 3; 'normalizer.' (2 tensors): no part in inference (robustness); 'attacker.' (27 tensors): no part in inference (robustness)"],
            Notes("cifar-vit-bn", FormatReference.File("madry.pth")).Cautions);

    [Fact]
    public void A_file_that_is_the_network_alone_gives_none()
    {
        CheckpointNotes notes = Notes("cifar-vit-bn", FormatReference.File("vit.pth"));
        Assert.Empty(notes.Cautions);
        Assert.Empty(notes.Unneeded);
        Assert.Null(ArchitectureCatalogue.OutlineOf("cifar-vit-bn").Checkpoint);
    }

    [Fact]
    public void The_naming_scheme_is_told_with_what_changes_no_output_in_one_phrase()
    {
        using TemporaryFolder folder = new();
        using DisposeScope scope = torch.NewDisposeScope();
        string path = folder.File("d.safetensors");
        SafetensorsWriter.Write(path, new Dictionary<string, torch.Tensor>(StringComparer.Ordinal)
        {
            ["cls_token"] = torch.zeros(1, 1, 384),
            ["mask_token"] = torch.zeros(1, 384),
            ["blocks.0.0.ls1.gamma"] = torch.zeros(384),
        });
        CheckpointNotes notes = Notes("dinov2-s-14", path);
        Assert.Equal("keys named as by facebook-dinov2, without 'mask_token' (1 tensor): no part in inference (facebook-dinov2)", notes.Naming);
        Assert.Empty(notes.LeftOut);
    }

    [Theory]
    [InlineData("vit-tiny-32", 32, 32, null)]
    [InlineData("vit-tiny-32", 64, 64, "positions of 32 pixels are resized to 64")]
    [InlineData("vit-tiny-32", 32, 64, "positions of 32 pixels are resized to 32x64")]
    [InlineData("vit-tiny-32[positions=none]", 64, 64, null)]
    [InlineData("vit-tiny-32[positions=sinusoidal]", 64, 64, null)]
    [InlineData("cifar-resnet20", 64, 64, null)]
    public void Positions_of_another_size_than_the_input_are_told(string id, int height, int width, string? caution)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("w.safetensors");
        ArchitectureEntry entry = ArchitectureCatalogue.Find(id);
        using (Network network = entry.Create(Wiring.Real(), null))
        {
            SafetensorsWriter.Write(path, network.state_dict());
        }

        PreprocessingSpec preprocessing = entry.DefaultPreprocessing with { Resize = ResizeTarget.To(height, width), Crop = null };
        CheckpointNotes notes = ArchitectureCatalogue.OutlineOf(id, path, preprocessing).Checkpoint!;
        Assert.Equal(caution is null ? [] : [caution], notes.Cautions);
    }

    [Fact]
    public void A_long_list_is_cut_with_its_count_and_a_files_words_cannot_steer_a_terminal()
    {
        CheckpointNotes notes = new(null, ["a\u001b[2J", new string('b', 500), "c", "d", "e", "f", "g"], []);
        Assert.Equal($"not read: a?[2J; {new string('b', 160)}…; c; d; e; and 2 more", Assert.Single(notes.Cautions));
        Assert.Null(notes.Naming);
    }

    private static CheckpointNotes Notes(string id, string path, string? place = null, string? prefix = null) =>
        ArchitectureCatalogue.OutlineOf(id, path, ArchitectureCatalogue.Find(id).DefaultPreprocessing, place, prefix).Checkpoint!;
}
