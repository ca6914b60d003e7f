using Concord.Models.Weights;
using TorchSharp;

namespace Concord.Models.Tests.Weights;

/// <summary>What a plan sees of a checkpoint is what a run loads.</summary>
public sealed class OutlineTests
{
    [Theory]
    [InlineData("google.npz")]
    [InlineData("google_deflated.npz")]
    [InlineData("single.npy")]
    [InlineData("values.onnx")]
    [InlineData("tokens.onnx")]
    [InlineData("scripted.pt")]
    [InlineData("madry.pth")]
    [InlineData("model.safetensors.index.json")]
    [InlineData("pytorch_model.bin.index.json")]
    public void Names_types_shapes_and_shared_values_are_the_same_without_the_values(string name)
    {
        string path = FormatReference.File(name);
        using DisposeScope scope = torch.NewDisposeScope();
        CheckpointTensors outline = WeightsFile.ReadOutline(path, null);
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal(content.Tensors.Keys, outline.Tensors.Keys);
        Assert.All(content.Tensors, pair => Assert.Equal((pair.Value.dtype, pair.Key), (outline.Tensors[pair.Key].dtype, pair.Key)));
        Assert.All(content.Tensors, pair => Assert.Equal(pair.Value.shape, outline.Tensors[pair.Key].shape));
        Assert.Equal(content.Checkpoint.Places, outline.Places);
        Assert.Equal(content.Sha256, WeightsFile.Sha256(path));
    }

    [Fact]
    public void Names_for_the_same_values_have_one_number()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        IReadOnlyDictionary<string, int> places = WeightsFile.ReadOutline(FormatReference.File("madry.pth"), null).Places;
        Assert.Equal(places["module.model.head.bias"], places["module.attacker.model.head.bias"]);
        Assert.NotEqual(places["module.model.head.bias"], places["module.model.fc_norm.bias"]);
    }
}
