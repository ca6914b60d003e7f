using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Weights;

/// <summary>What lies beyond 2 and 4 GiB, without files or tensors of that size: pieces are made small, and files sparse.</summary>
public sealed class LargeStorageTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(1 << 20)]
    public void A_storage_copied_in_pieces_is_the_storage(int pieceBytes)
    {
        using MappedFile file = MappedFile.Open(FormatReference.File("single.npy"));
        float[] expected = [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(file.Span(128, 96))];
        StoredTensor tensor = new("w", new MappedBytes(file, torch.ScalarType.Float32, 128, 24), 3, [7, 3], [3, 1]);
        using torch.Tensor built = TensorBuilder.Build([tensor], pieceBytes)["w"];
        Assert.Equal(expected[3..], built.contiguous().data<float>().ToArray());
    }

    [Theory]
    [InlineData("google_deflated.npz", 8)]
    [InlineData("google_deflated.npz", 24)]
    [InlineData("values.onnx", 8)]
    public void Pieces_of_unpacked_and_converted_values_join_too(string name, int pieceBytes)
    {
        using WeightsContent expected = WeightsFile.Read(FormatReference.File(name));
        foreach ((string key, torch.Tensor tensor) in WeightsFile.ReadInPieces(FormatReference.File(name), pieceBytes))
        {
            TensorValues.AssertSame(expected.Tensors[key], tensor);
            tensor.Dispose();
        }
    }

    [Fact]
    public void Tensors_beyond_4_GiB_of_a_safetensors_file_are_where_the_header_says()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("large.safetensors");
        const long large = 5L << 30; // a hole: it takes no place on the disk, and the outline does not read it
        byte[] header = System.Text.Encoding.ASCII.GetBytes($"{{\"hole\":{{\"dtype\":\"I8\",\"shape\":[{large}],\"data_offsets\":[0,{large}]}},\"end\":{{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[{large},{large + 8}]}}}}");
        using (FileStream stream = File.Create(path))
        {
            stream.Write(BitConverter.GetBytes((long)header.Length));
            stream.Write(header);
            stream.Seek(8 + header.Length + large, SeekOrigin.Begin);
            stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(new float[] { 1.5f, -2 }));
        }

        using DisposeScope scope = torch.NewDisposeScope();
        CheckpointTensors outline = WeightsFile.ReadOutline(path, null);
        Assert.Equal([large], outline.Tensors["hole"].shape);
        using MappedFile file = MappedFile.Open(path);
        StoredTensor end = SafetensorsReader.Read(file).Tensors[1];
        Assert.Equal([1.5, -2], TensorValues.Doubles(TensorBuilder.Build([end])["end"]));
    }
}
