using System.Text.Json.Nodes;
using Concord.Models.Weights;
using Concord.Tests;

namespace Concord.Models.Tests.Weights;

public sealed class ShardTests
{
    [Theory]
    [InlineData("model.safetensors.index.json", "sharded (safetensors)")]
    [InlineData("pytorch_model.bin.index.json", "sharded (pytorch-zip)")]
    public void All_files_of_an_index_are_read(string name, string format)
    {
        using WeightsContent shards = WeightsFile.Read(FormatReference.File(name));
        using WeightsContent whole = WeightsFile.Read(FormatReference.File("vit.pth"));
        Assert.Equal(format, shards.Format);
        Assert.Equal(whole.Tensors.Keys, shards.Tensors.Keys);
        Assert.All(whole.Tensors, pair => TensorValues.AssertSame(pair.Value, shards.Tensors[pair.Key]));
        Assert.Empty(shards.Skipped);
    }

    [Fact]
    public void The_hash_is_that_of_what_sha256sum_prints()
    {
        // sha256sum model.safetensors.index.json model-00001-of-00002.safetensors model-00002-of-00002.safetensors | sha256sum
        string lines = string.Concat(((string[])["model.safetensors.index.json", "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"])
            .Select(name => $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(FormatReference.File(name))))}  {name}\n"));
        string expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(lines)));
        string path = FormatReference.File("model.safetensors.index.json");
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal(expected, content.Sha256);
        Assert.Equal(expected, WeightsFile.Sha256(path));
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "missing file", "no file 'model-00002-of-00002.safetensors' in its folder" },
        { "wrong home", "it is in 'model-00002-of-00002.safetensors' too" },
        { "unknown tensor", "it is not in 'model-00001-of-00002.safetensors' (1 such)" },
        { "outside", "a file named '../x.safetensors' that belongs to it" },
        { "number", "no file name, or the tensor twice" },
        { "itself", "an index or a graph inside an index" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void An_index_that_does_not_fit_its_files_is_refused(string what, string found)
    {
        using TemporaryFolder folder = new();
        foreach (string name in (string[])["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"])
        {
            File.Copy(FormatReference.File(name), folder.File(name));
        }

        JsonNode index = JsonNode.Parse(File.ReadAllText(FormatReference.File("model.safetensors.index.json")))!;
        JsonObject map = index["weight_map"]!.AsObject();
        string path = folder.File("model.safetensors.index.json");
        switch (what)
        {
            case "missing file": File.Delete(folder.File("model-00002-of-00002.safetensors")); break;
            case "wrong home": map["head.bias"] = "model-00001-of-00002.safetensors"; break;
            case "unknown tensor": map["nothing"] = "model-00001-of-00002.safetensors"; break;
            case "outside": map["nothing"] = "../x.safetensors"; break;
            case "number": map["nothing"] = 7; break;
            case "itself": map["nothing"] = "model.safetensors.index.json"; break;
        }

        File.WriteAllText(path, index.ToJsonString());
        Assert.Equal(found, Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Found);
    }

    [Fact]
    public void A_tensor_that_the_index_does_not_name_is_noted()
    {
        using TemporaryFolder folder = new();
        File.Copy(FormatReference.File("model-00002-of-00002.safetensors"), folder.File("model-00002-of-00002.safetensors"));
        string path = folder.File("a.index.json");
        File.WriteAllText(path, "{\"weight_map\": {\"head.bias\": \"model-00002-of-00002.safetensors\"}}");
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal(["head.bias"], content.Tensors.Keys);
        Assert.Contains("model-00002-of-00002.safetensors: 'head.weight', which the index does not name", content.Skipped);
    }
}
