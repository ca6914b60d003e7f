using System.IO.Compression;
using System.Text;
using Concord.Models.Weights;
using Concord.Tests;
using CsCheck;
using TorchSharp;
using static Concord.Models.Tests.Weights.PickleText;

namespace Concord.Models.Tests.Weights;

public sealed class DamagedFileTests
{
    public static TheoryData<string> SmallFiles => ["variants_zip.pth", "legacy_views.pth", "safetensors"];

    [Theory]
    [MemberData(nameof(SmallFiles))]
    public void A_file_cut_short_is_refused(string name)
    {
        using TemporaryFolder folder = new();
        byte[] whole = Small(name, folder);
        string path = folder.File("cut.pth");
        for (int length = 0; length < whole.Length; length += whole.Length > 1000 ? 7 : 1)
        {
            File.WriteAllBytes(path, whole[..length]);
            WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
            Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
            Assert.NotEmpty(fault.Remedy);
        }
    }

    [Fact]
    public void A_flipped_bit_in_a_zip_file_is_refused_or_changes_no_value()
    {
        using TemporaryFolder folder = new();
        string good = Repository.Reference("pth", "variants_zip.pth");
        using WeightsContent expected = WeightsFile.Read(good);
        byte[] whole = File.ReadAllBytes(good);
        string path = folder.File("flipped.pth");
        int refused = 0; // of a third of the bytes, one bit of each
        for (int i = 0; i < whole.Length; i += 3)
        {
            byte[] flipped = [.. whole];
            flipped[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(path, flipped);
            if (Attempt(path) is not { } content)
            {
                refused++;
                continue;
            }

            using (content)
            {
                Assert.NotEqual(expected.Sha256, content.Sha256);
                Assert.Equal(expected.Tensors.Keys, content.Tensors.Keys);
                Assert.All(expected.Tensors, pair => TensorValues.AssertSame(pair.Value, content.Tensors[pair.Key]));
            }
        }

        // Times, padding and the like carry nothing; names, sizes, sums and all values do.
        Assert.InRange(refused, whole.Length / 9, (whole.Length / 3) - 1);
    }

    [Theory]
    [InlineData("legacy_views.pth")]
    [InlineData("safetensors")]
    public void Without_a_checksum_a_flipped_bit_is_refused_or_seen_in_the_hash(string name)
    {
        using TemporaryFolder folder = new();
        byte[] whole = Small(name, folder);
        string path = folder.File("flipped");
        File.WriteAllBytes(path, whole);
        using WeightsContent expected = WeightsFile.Read(path);
        for (int bit = 0; bit < whole.Length * 8; bit += 3)
        {
            byte[] flipped = [.. whole];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, flipped);
            using WeightsContent? content = Attempt(path);
            Assert.NotEqual(expected.Sha256, content?.Sha256);
        }
    }

    private static readonly string[] Bases = ["variants_zip.pth", "legacy_views.pth", "protocol2.pth", "protocol4.pth"];

    [Fact]
    public void Random_bytes_after_any_true_beginning_never_break_out() =>
        Gen.Select(Gen.Int[0, 3].Select(i => Bases[i]), Gen.Int[0, 5000], Gen.Byte.Array[1, 12]).Sample(c =>
        {
            using TemporaryFolder folder = new();
            byte[] bytes = File.ReadAllBytes(Repository.Reference("pth", c.Item1));
            int start = c.Item2 % bytes.Length;
            c.Item3.AsSpan(0, Math.Min(c.Item3.Length, bytes.Length - start)).CopyTo(bytes.AsSpan(start));
            string path = folder.File("random");
            File.WriteAllBytes(path, bytes);
            Attempt(path)?.Dispose(); // any exception but WeightsException fails
        }, iter: 1000);

    [Fact]
    public void Random_pickles_end_in_an_answer() =>
        Gen.Byte.Array[0, 200].Sample(noise =>
        {
            using TemporaryFolder folder = new();
            string path = folder.File("random.pth");
            TorchContainers.Zip(path, "\u0080\u0004}(" + Text("w") + GoodTensor + Encoding.Latin1.GetString(noise) + "u.");
            Attempt(path)?.Dispose();
        }, iter: 1000);

    [Fact]
    public void The_sum_of_a_changed_entry_is_named()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        byte[] storage = Enumerable.Range(0, 64).Select(value => (byte)(value + 64)).ToArray();
        TorchContainers.Zip(path, Dictionary(("w", Tensor(Number(16), Number(0), Tuple(Number(16)), Tuple(Number(1))))), storage);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf(storage) + 5] ^= 1;
        File.WriteAllBytes(path, bytes);
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.Equal("entry 'archive/data/0'", fault.Where);
        Assert.Matches("^CRC-32 [0-9a-f]{8}$", fault.Found);
        Assert.Equal("Fetch the file again and compare its SHA-256 with the published one.", fault.Remedy);
    }

    public static TheoryData<string, string> Pretenders => new()
    {
        { "", "an empty file (0 bytes)" },
        { "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "a Git LFS pointer (a short text in place of the file)" },
        { "\n<!DOCTYPE html><html><head>", "an HTML page" },
        { "<html><body>404</body></html>", "an HTML page" },
        { "<?xml version=\"1.0\"?><Error><Code>AccessDenied", "an XML page" },
        { "\u001f\u008b\u0008\0\0\0\0\0", "a gzip archive" },
        { "\u0089HDF\r\n\u001a\n", "an HDF5 file" },
        { "GGUF\u0003\0\0\0", "a GGUF file" },
        { "\u0089PNG\r\n\u001a\n", "a PNG picture" },
        { "\u00ff\u00d8\u00ff\u00e0", "a JPEG picture" },
        { "\u0093NUMPY\u0001\0", "no header of a NumPy array" },
        { "\u0008\u0004\u0012\u0007pytorch", "no graph" },
        { "{\"weight_map\": 7}", "no object 'weight_map'" },
        { "{\"a\": 1}", "JSON text" },
        { "PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "an empty or damaged zip archive" },
        { "abcdefghij", "bytes that begin 6162636465666768" },
        { "\u0080\u0004N.", "a pickle that torch.save did not write" },
    };

    [Theory]
    [MemberData(nameof(Pretenders))]
    public void A_mislabelled_file_is_named_for_what_it_is(string bytes, string found)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("resnet18.pth");
        File.WriteAllBytes(path, Bytes(bytes));
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.Equal(found, fault.Found);
        Assert.Equal(path, fault.File);
        Assert.NotEmpty(fault.Remedy);
    }

    [Fact]
    public void The_extension_means_nothing()
    {
        using TemporaryFolder folder = new();
        foreach ((string source, string format) in (ReadOnlySpan<(string, string)>)[("variants_zip.pth", "pytorch-zip"), ("legacy_views.pth", "pytorch-legacy")])
        {
            string path = folder.File(source + ".safetensors");
            File.Copy(Repository.Reference("pth", source), path);
            using WeightsContent content = WeightsFile.Read(path);
            Assert.Equal(format, content.Format);
        }

        string wrong = folder.File("a.pth");
        File.WriteAllBytes(wrong, Small("safetensors", folder));
        using WeightsContent safetensors = WeightsFile.Read(wrong);
        Assert.Equal("safetensors", safetensors.Format);
    }

    [Fact]
    public void Missing_files_and_folders_are_named()
    {
        using TemporaryFolder folder = new();
        Assert.Equal("no such file", Assert.Throws<WeightsException>(() => WeightsFile.Read(folder.File("none.pth"))).Found);
        Assert.Equal("a folder", Assert.Throws<WeightsException>(() => WeightsFile.Read(folder.Path)).Found);
        Assert.Equal("Name the file in it: model.safetensors.index.json or model-00001-of-00002.safetensors or pytorch_model-00001-of-00002.bin.", Assert.Throws<WeightsException>(() => WeightsFile.Read(Repository.Reference("models", "formats"))).Remedy);
    }

    [Fact]
    public void Other_zip_archives_are_named()
    {
        using TemporaryFolder folder = new();
        string compressed = folder.File("compressed.pth");
        TorchContainers.Zip(compressed, Dictionary(("w", GoodTensor)), new byte[8], CompressionLevel.SmallestSize);
        Assert.Equal("a compressed entry (method 8)", Assert.Throws<WeightsException>(() => WeightsFile.Read(compressed)).Found);

        string script = folder.File("script.pt");
        TorchContainers.Zip(script, Dictionary(("w", GoodTensor)));
        Rewrite(script, "archive/constants.pkl");
        Assert.Equal("a TorchScript archive of a dictionary of 1", Assert.Throws<WeightsException>(() => WeightsFile.Read(script)).Found);

        string npz = folder.File("arrays.pth");
        Rewrite(npz, "a.npy");
        Assert.Equal("no header of a NumPy array", Assert.Throws<WeightsException>(() => WeightsFile.Read(npz)).Found);

        string other = folder.File("other.pth");
        Rewrite(other, "word/document.xml");
        Assert.Equal("a zip archive without data.pkl (it holds word/document.xml)", Assert.Throws<WeightsException>(() => WeightsFile.Read(other)).Found);
    }

    [Fact]
    public void Big_endian_files_are_refused()
    {
        using TemporaryFolder folder = new();
        string zip = folder.File("a.pth");
        TorchContainers.Zip(zip, Dictionary(("w", GoodTensor)), byteOrder: "big");
        string legacy = folder.File("a.th");
        TorchContainers.Legacy(legacy, Dictionary(("w", GoodTensor)), little: false);
        Assert.All((string[])[zip, legacy], path => Assert.Equal("big-endian numbers", Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Found));
    }

    private static WeightsContent? Attempt(string path)
    {
        try
        {
            return WeightsFile.Read(path);
        }
        catch (WeightsException)
        {
            return null;
        }
    }

    private static byte[] Small(string name, TemporaryFolder folder)
    {
        if (name != "safetensors")
        {
            return File.ReadAllBytes(Repository.Reference("pth", name));
        }

        string path = folder.File("small.safetensors");
        using torch.Tensor a = torch.arange(6, dtype: torch.ScalarType.Float32).reshape(2, 3);
        using torch.Tensor b = torch.tensor([true, false]);
        SafetensorsWriter.Write(path, new OrderedDictionary<string, torch.Tensor> { ["a"] = a, ["b"] = b }, new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });
        return File.ReadAllBytes(path);
    }

    private static void Rewrite(string path, string entry)
    {
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Update);
        using Stream stream = archive.CreateEntry(entry, CompressionLevel.NoCompression).Open();
        stream.WriteByte(0);
    }
}
