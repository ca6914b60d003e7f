using System.Text;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Weights;
using Concord.Tests;

namespace Concord.Models.Tests.Weights;

public sealed class OnnxTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_way_of_holding_values_gives_the_values()
    {
        using WeightsContent content = WeightsFile.Read(FormatReference.File("values.onnx"));
        Assert.Equal("onnx", content.Format);
        FormatReference.AssertHolds(content, "values_expected.json");
        Assert.Equal(["'words': a tensor of ONNX element type 8, not read", "'unsigned': a tensor of ONNX element type 13, not read", "a graph of 0 nodes, not run"], content.Skipped);
        Assert.Equal(new FileInfo(FormatReference.File("values.onnx")).Length + 24, content.FileBytes);
    }

    [Fact]
    public void What_the_exporter_renamed_transposed_or_stored_once_is_the_state_dict_again()
    {
        using WeightsContent content = WeightsFile.Read(FormatReference.File("tokens.onnx"));
        FormatReference.AssertHolds(content, "tokens_expected.json");
        Assert.Equal(
            [
                "6 names of tensors that the exporter stored once (attend.out_proj.bias, bn.running_var, bn.bias, ...): read",
                "3 matrices that the exporter transposed and left nameless: read as before (onnx::MatMul_145 is mix.0.0.weight, onnx::MatMul_146 is mix.1.weight, onnx::MatMul_147 is attend.in_proj_weight)",
                "a graph of 89 nodes, not run",
            ],
            content.Skipped);
    }

    [Fact]
    public void Whole_numbers_that_the_graph_computes_with_are_no_weights()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.onnx");
        File.WriteAllBytes(path, Model(Tensor("onnx::Reshape_7", 7, [1], Blob(7, [1])), Tensor("/a/Constant_output_0", 7, [1], Blob(7, [1])), Tensor("steps", 7, [1], Blob(7, [1]))));
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal(["steps"], content.Tensors.Keys);
        Assert.Contains("2 constants of the graph (onnx::Reshape_7, /a/Constant_output_0): not read", content.Skipped);
    }

    [Fact]
    public void Layers_that_the_exporter_folded_are_answered_with_how_to_export_them()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.onnx");
        File.WriteAllBytes(path, Model(Tensor("onnx::Conv_15", 1, [1], Blob(9, new byte[4]))));
        WeightsException fault = Assert.Throws<WeightsException>(() => LoadedModel.FromWeights("cifar-resnet20", path));
        Assert.StartsWith("The exporter has folded layers into one another", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_covers_the_external_data()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("values.onnx");
        File.Copy(FormatReference.File("values.onnx"), path);
        byte[] data = File.ReadAllBytes(FormatReference.File("parts.data"));
        File.WriteAllBytes(folder.File("parts.data"), data);
        string before = WeightsFile.Sha256(path);
        data[9] ^= 1;
        File.WriteAllBytes(folder.File("parts.data"), data);
        using WeightsContent content = WeightsFile.Read(path);
        Assert.NotEqual(before, content.Sha256);
        Assert.Equal(content.Sha256, WeightsFile.Sha256(path));
    }

    [Fact]
    public void Nothing_outside_the_folder_is_read()
    {
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(FormatReference.File("outside.onnx")));
        Assert.Equal("a file named '../formats/parts.data' that belongs to it", fault.Found);
        foreach (string name in (string[])["/etc/passwd", "..", "a/b", "a\\b", "C:x", "", "x\0"])
        {
            using TemporaryFolder folder = new();
            string path = folder.File("a.onnx");
            File.WriteAllBytes(path, Model(Tensor("w", 1, [1], Blob(13, [.. Blob(1, "location"), .. Blob(2, name)]), Number(14, 1))));
            Assert.StartsWith("a file named", Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Found, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "the file ends in the middle", Model(Tensor("w", 1, [1], Blob(9, new byte[4])))[..^9] },
        { "the file ends in the middle", [8, 8, 0x3a, 0xff, 0xff, 0xff, 0xff, 0x7f] },
        { "the file ends in the middle", [8, 8, 0x3a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01] },
        { "a number of more than ten bytes", [8, 8, 0x3a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff] },
        { "wire type 3", [8, 8, 0x3a, 2, 0x0b, 0x0c] },
        { "field number 0", [8, 8, 0x3a, 2, 0x00, 0x00] },
        { "a second graph", [8, 8, 0x3a, 0, 0x3a, 0] },
        { "no graph", [8, 8, 0x12, 1, 65] },
        { "no tensor", [8, 8, 0x3a, 0] },
        { "a length that reaches beyond its message", [8, 8, 0x3a, 3, 0x2a, 0x10, 0, 0x12, 1, 65] },
        { "two tensors named 'w'", Model(Tensor("w", 1, [1], Blob(9, new byte[4])), Tensor("w", 1, [1], Blob(9, new byte[4]))) },
        { "shape (-1)", Model(Tensor("w", 1, [-1], Blob(9, new byte[4]))) },
        { "shape (4611686018427387904, 4611686018427387904)", Model(Tensor("w", 1, [1L << 62, 1L << 62], Blob(9, new byte[4]))) },
        { "4 bytes of values", Model(Tensor("w", 1, [1L << 50], Blob(9, new byte[4]))) },
        { "at most 1 numbers", Model(Tensor("w", 7, [1L << 40], Blob(7, [1]))) },
        { "more than 64 dimensions", Model(Tensor("w", 1, [.. Enumerable.Repeat(1L, 65)], Blob(9, new byte[4]))) },
        { "a tensor in segments", Model(Tensor("w", 1, [1], Blob(3, []), Blob(9, new byte[4]))) },
        { "values in fields 9, 4", Model(Tensor("w", 1, [1], Blob(9, new byte[4]), Blob(4, new byte[4]))) },
        { "values in fields 7", Model(Tensor("w", 1, [1], Blob(7, [1]))) },
        { "2 numbers", Model(Tensor("w", 7, [3], Blob(7, [1, 0x81, 0x01]))) },
        { "more numbers than the shape has places", Model(Tensor("w", 7, [2], Blob(7, [1, 1, 1]))) },
        { "a name of 20000 bytes", Model(Tensor(new string('w', 20_000), 1, [1], Blob(9, new byte[4]))) },
        { "no file 'gone'", Model(Tensor("w", 1, [1], Blob(13, [.. Blob(1, "location"), .. Blob(2, "gone")]), Number(14, 1))) },
        { "external data with 'x' twice", Model(Tensor("w", 1, [1], Blob(13, Blob(1, "x")), Blob(13, Blob(1, "x")), Number(14, 1))) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_file_that_does_not_fit_is_refused_with_the_place(string found, byte[] bytes)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.onnx");
        File.WriteAllBytes(path, bytes);
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.StartsWith(found, fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Graphs_within_graphs_are_passed_over_however_deep()
    {
        byte[] inner = [];
        for (int depth = 0; depth < 5000; depth++)
        {
            inner = Blob(1, Blob(5, Blob(6, inner))); // node, attribute, graph
        }

        using TemporaryFolder folder = new();
        string path = folder.File("a.onnx");
        File.WriteAllBytes(path, Model(inner, Tensor("w", 1, [1], Blob(9, new byte[4]))));
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal(["w"], content.Tensors.Keys);
    }

    [Theory]
    [InlineData("ibp_3_3_8", "cifar-vit-bn", "cifar_vit_bn_ibp_3_3_8")]
    [InlineData("pgd_2_3_16", "cifar-vit-bn-2-16", "cifar_vit_bn_pgd_2_3_16")]
    public void A_published_onnx_file_loads_and_gives_the_golden_logits(string folder, string architecture, string converted)
    {
        string line = File.ReadLines(Repository.Shared("mirror", "mirror.csv")).Single(line => line.Contains($"/{folder}/model.onnx", StringComparison.Ordinal));
        string path = Repository.Shared("mirror", line.Split(',')[3]);
        using LoadedModel model = LoadedModel.FromWeights(architecture, path);
        Assert.Equal(WeightsCatalogue.All.Single(weights => weights.DataPath?.Contains(converted, StringComparison.Ordinal) == true).Preprocessing, model.Preprocessing);
        MemorySink sink = new(64);
        model.Extract(SharedCifar.First64(), [new LayerRequest("logits", ReadoutSpec.Full)], 64, sink, null, TestContext.Current.CancellationToken);
        using WeightsContent golden = WeightsFile.Read(Repository.Shared("data", "weights", "golden", "cifar", "logits_first64.safetensors"));
        float[] logits = golden.Tensors[converted].data<float>().ToArray();
        double error = Error.Largest(logits, sink.Rows(0)) / Error.Deviation(logits);
        output.WriteLine($"{folder}: logits {error:E2} of their deviation");
        Assert.InRange(error, 0, 1e-5);
    }

    private static byte[] Model(params byte[][] graph) => [.. Number(1, 8), .. Blob(7, [.. graph.SelectMany(part => part)])];

    private static byte[] Tensor(string name, int type, long[] dims, params byte[][] rest) =>
        Blob(5, [.. dims.SelectMany(dim => Number(1, dim)), .. Number(2, type), .. Blob(8, name), .. rest.SelectMany(part => part)]);

    private static byte[] Number(int field, long value) => [.. Varint((ulong)field << 3), .. Varint((ulong)value)];

    private static byte[] Blob(int field, string text) => Blob(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Blob(int field, byte[] bytes) => [.. Varint(((ulong)field << 3) | 2), .. Varint((ulong)bytes.Length), .. bytes];

    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value > 127; value >>= 7)
        {
            yield return (byte)((value & 127) | 128);
        }

        yield return (byte)value;
    }
}
