using System.Buffers.Binary;
using System.Text;
using Concord.Models.Weights;
using Concord.Tests;
using CsCheck;
using TorchSharp;

namespace Concord.Models.Tests.Weights;

public sealed class SafetensorsTests
{
    private static readonly torch.ScalarType[] Types =
    [
        torch.ScalarType.Float64, torch.ScalarType.Float32, torch.ScalarType.Float16, torch.ScalarType.BFloat16, torch.ScalarType.Int64,
        torch.ScalarType.Int32, torch.ScalarType.Int16, torch.ScalarType.Int8, torch.ScalarType.Byte, torch.ScalarType.Bool,
    ];

    [Fact]
    public void What_is_written_is_read_back_bit_for_bit_in_the_same_order() =>
        Gen.Select(Gen.Int[0, Types.Length - 1].Select(i => Types[i]), Gen.Int[0, 4].Array[0, 4], Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.Int[0, 10_000]).Array[0, 6].Sample(cases =>
        {
            using TemporaryFolder folder = new();
            using DisposeScope scope = torch.NewDisposeScope();
            OrderedDictionary<string, torch.Tensor> tensors = new(StringComparer.Ordinal);
            foreach ((torch.ScalarType type, int[] shape, string name, int seed) in cases)
            {
                byte[] values = new byte[shape.Aggregate(1, (product, size) => product * size)];
                new Random(seed).NextBytes(values);
                torch.Tensor tensor = torch.tensor(values, dtype: torch.ScalarType.Byte).to(type).reshape([.. shape.Select(size => (long)size)]);
                tensors[name] = shape.Length == 2 ? tensor.t() : tensor; // not contiguous: written as it reads
            }

            string path = folder.File("a.safetensors");
            SafetensorsWriter.Write(path, tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["note"] = "Grüße" });
            using WeightsContent content = WeightsFile.Read(path);
            Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), content.Tensors.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(tensors.Where(pair => pair.Value.numel() > 0).Select(pair => pair.Key), content.Tensors.Where(pair => pair.Value.numel() > 0).Select(pair => pair.Key));
            Assert.All(tensors, pair => TensorValues.AssertSame(pair.Value, content.Tensors[pair.Key]));
            Assert.Equal("Grüße", content.Metadata["note"]);
        }, iter: 200);

    [Fact]
    public void The_header_is_as_the_format_says()
    {
        using TemporaryFolder folder = new();
        using torch.Tensor a = torch.tensor([1f, 2f]).reshape(1, 2);
        string path = folder.File("a.safetensors");
        SafetensorsWriter.Write(path, new OrderedDictionary<string, torch.Tensor> { ["a"] = a });
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(56, BinaryPrimitives.ReadInt64LittleEndian(bytes));
        Assert.Equal("{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}", Encoding.UTF8.GetString(bytes, 8, 56).TrimEnd());
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0x40], bytes[64..]);
    }

    // Header, bytes of data, what is found.
    public static TheoryData<string, int, string> Hostile => new()
    {
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 7, "the file ends in the middle" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 9, "9 bytes" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8, "8 bytes" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}}", 6, "overlapping" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}", 12, "leaving a gap" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "leaving a gap" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", 4, "the file ends in the middle" },
        { "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}}", 4, "element type 'F8_E4M3'" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "a name that stands twice" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, "no whole number" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", 4, "no whole number" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4611686018427387904],\"data_offsets\":[0,4]}}", 4, "shape (4611686018427387904, 4611686018427387904)" },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4, "an incomplete description" },
        { "{\"a\":[]}", 4, "an incomplete description" },
        { "{\"__metadata__\":{\"x\":1}}", 0, "'x' that is no text" },
        { "{\"__metadata__\":7}", 0, "no object" },
        { "{\"a\":", 0, "broken JSON" },
        { "{\"a\":{\"\\ud800\":1}}", 0, "" },
        { "{\"\\ud800\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "" },
        { "{\"a\":[[[[[[[1]]]]]]]}", 0, "broken JSON" },
        { "{\"a\":{\"dtype\":\"BOOL\",\"shape\":[2],\"data_offsets\":[0,2]}}", 2, "a boolean byte that is neither 0 nor 1" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_header_that_does_not_fit_is_refused(string header, int dataBytes, string found)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.safetensors");
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] file = new byte[8 + text.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, 8);
        file.AsSpan(8 + text.Length).Fill(2);
        File.WriteAllBytes(path, file);
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.Contains(found, fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_without_a_name_is_not_written()
    {
        using TemporaryFolder folder = new();
        using torch.Tensor complex = torch.zeros(2, dtype: torch.ScalarType.ComplexFloat32);
        ArgumentException fault = Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(folder.File("a"), new Dictionary<string, torch.Tensor>(StringComparer.Ordinal) { ["z"] = complex }));
        Assert.StartsWith("tensor 'z' is of type ComplexFloat32", fault.Message, StringComparison.Ordinal);
    }
}
