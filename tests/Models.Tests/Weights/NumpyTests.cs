using System.IO.Compression;
using System.Text;
using Concord.Models.Weights;
using Concord.Tests;

namespace Concord.Models.Tests.Weights;

public sealed class NumpyTests
{
    [Theory]
    [InlineData("google.npz")]
    [InlineData("google_deflated.npz")]
    public void Arrays_have_the_names_types_shapes_and_values_that_numpy_wrote(string name)
    {
        using WeightsContent content = WeightsFile.Read(FormatReference.File(name));
        Assert.Equal(("numpy-npz", "(top level)"), (content.Format, content.StateDictPath));
        FormatReference.AssertHolds(content, "numpy_expected.json", typePrefix: "");
        Assert.Equal(["'words': an array of element type '<U2', not read", "'objects': an array of Python objects (a pickle), not read", "'count': an array of element type '<u4', not read"], content.Skipped);
    }

    [Fact]
    public void An_array_alone_is_named_by_its_file()
    {
        using WeightsContent single = WeightsFile.Read(FormatReference.File("single.npy"));
        using WeightsContent archive = WeightsFile.Read(FormatReference.File("google.npz"));
        Assert.Equal("numpy-npy", single.Format);
        TensorValues.AssertSame(archive.Tensors["embedding/kernel"], Assert.Single(single.Tensors, pair => pair.Key == "single").Value);
        Assert.Equal("big-endian numbers", Assert.Throws<WeightsException>(() => WeightsFile.Read(FormatReference.File("big_endian.npy"))).Found);
    }

    [Fact]
    public void Values_that_shrink_a_thousand_times_are_read_when_they_are_few_and_refused_when_they_fill_the_memory()
    {
        using WeightsContent ones = WeightsFile.Read(FormatReference.File("ones.npz"));
        Assert.Equal(300_000, TensorValues.Doubles(ones.Tensors["w"]).Sum());

        using TemporaryFolder folder = new();
        string bomb = folder.File("bomb.npz");
        Npz(bomb, "(10000, 10000)", 400_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(bomb));
        Assert.Equal("400000128 bytes when unpacked, more than the limit of " + ((64L << 20) + (16 * new FileInfo(bomb).Length)), $"{fault.Found}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_changed_byte_is_seen_by_the_sum_of_its_entry()
    {
        using TemporaryFolder folder = new();
        byte[] stored = File.ReadAllBytes(FormatReference.File("google.npz"));
        byte[] kernel = Encoding.ASCII.GetBytes("'shape': (3, 4)");
        string path = folder.File("a.npz");
        stored[stored.AsSpan().IndexOf(kernel) + 100] ^= 1; // among the values
        File.WriteAllBytes(path, stored);
        Assert.Equal("entry 'Transformer/encoderblock_0/MlpBlock_3/Dense_0/kernel.npy'", Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Where);

        // A deflated entry whose sum in the directory is another: found when it is unpacked.
        string packed = folder.File("b.npz");
        Npz(packed, "(1000,)", 4000);
        byte[] bytes = File.ReadAllBytes(packed);
        bytes[bytes.AsSpan().LastIndexOf("PK\x01\x02"u8) + 16] ^= 1;
        File.WriteAllBytes(packed, bytes);
        Assert.StartsWith("CRC-32", Assert.Throws<WeightsException>(() => WeightsFile.Read(packed)).Found, StringComparison.Ordinal);
    }

    public static TheoryData<string, int, string> Headers => new()
    {
        { "(1000,)", 3996, "3996 bytes of values" },
        { "(1000,)", 4004, "4004 bytes of values" },
        { "(9999999999999999999999,)", 4, "shape (9999999999999999999999,)" },
        { "(4611686018427387904, 4611686018427387904)", 4, "shape (4611686018427387904, 4611686018427387904)" },
        { "(-1,)", 4, "a header that does not tell type, order and shape" },
        { "(1, " + string.Concat(Enumerable.Repeat("1, ", 70)) + ")", 4, "shape" },
        { "os.system('x')", 4, "a header that does not tell type, order and shape" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_that_does_not_fit_is_refused(string shape, int bytes, string found)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.npz");
        Npz(path, shape, bytes);
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.StartsWith(found, fault.Found, StringComparison.Ordinal);
        Assert.Equal("entry 'w.npy'", fault.Where);
    }

    private static void Npz(string path, string shape, int bytes)
    {
        string text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}";
        byte[] header = Encoding.Latin1.GetBytes("\u0093NUMPY\u0001\0\0\0" + text.PadRight(((text.Length + 10 + 64) / 64 * 64) - 11) + "\n");
        BitConverter.TryWriteBytes(header.AsSpan(8), (ushort)(header.Length - 10));
        using ZipArchive archive = new(File.Create(path), ZipArchiveMode.Create);
        using Stream stream = archive.CreateEntry("w.npy", CompressionLevel.SmallestSize).Open();
        stream.Write(header);
        byte[] zeros = new byte[1 << 16];
        for (int left = bytes; left > 0; left -= zeros.Length)
        {
            stream.Write(zeros, 0, Math.Min(left, zeros.Length));
        }
    }
}
