using System.Buffers.Binary;
using System.IO.Compression;
using Concord.Datasets.Formats;
using Concord.Datasets.Tests.Hostile;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class MatFileHostileTests
{
    [Fact]
    public void A_version_7_3_file_is_refused_as_HDF5()
    {
        byte[] bytes = new byte[600];
        ((ReadOnlySpan<byte>)[0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]).CopyTo(bytes.AsSpan(512));
        Assert.Contains("HDF5", Assert.Throws<DatasetException>(() => MatFile.Read(bytes, "x.mat")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        Assert.Contains("truncated or not a MAT file", Assert.Throws<DatasetException>(() => MatFile.Read([1, 2, 3], "x.mat")).Message, StringComparison.Ordinal);
        Assert.Contains("byte-order mark", Assert.Throws<DatasetException>(() => MatFile.Read(new byte[200], "x.mat")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("little.mat")]
    [InlineData("compressed.mat")]
    public void Every_truncation_is_an_error_or_ends_between_variables(string name)
    {
        byte[] whole = File.ReadAllBytes(Repository.Reference("mat", name));
        int count = MatFile.Read(whole, name).Variables.Count;
        int refused = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                Assert.True(MatFile.Read(whole[..length], name).Variables.Count < count || length > whole.Length - 8);
            }
            catch (DatasetException)
            {
                refused++;
            }
        }

        Assert.True(refused > whole.Length * 9 / 10, $"{refused} of {whole.Length}");
    }

    [Theory]
    [InlineData("little.mat")]
    [InlineData("compressed.mat")]
    [InlineData("big.mat")]
    [InlineData("scipy.mat")]
    [InlineData("octave_compressed.mat")]
    [InlineData("v73.mat")]
    [InlineData("v73_doubling.mat")]
    public void Damaged_files_are_refused_or_read(string name)
    {
        HostileReport report = HostileFiles.Check(Repository.Reference("mat", name), path => MatTouch.Count(MatFile.Read(path)), name.StartsWith("v73", StringComparison.Ordinal) ? HostileLimits.Hdf5 : null);
        Assert.True(report.Refused > 60, report.ToString());
    }

    [Fact]
    public void A_compressed_bomb_is_refused_before_it_expands()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            byte[] tag = new byte[8];
            BinaryPrimitives.WriteInt32LittleEndian(tag, 14);
            BinaryPrimitives.WriteInt32LittleEndian(tag.AsSpan(4), 65 << 20);
            zlib.Write(tag);
            zlib.Write(new byte[65 << 20]);
        }

        byte[] file = new byte[136 + packed.Length];
        "IM"u8.CopyTo(file.AsSpan(126));
        file[125] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(128), 15);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(132), (int)packed.Length);
        packed.ToArray().CopyTo(file, 136);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("decompression bomb", Assert.Throws<DatasetException>(() => MatFile.Read(file, "x.mat")).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20);
    }

    [Fact]
    public void Sizes_that_the_file_cannot_hold_are_refused()
    {
        // One double matrix of 2³⁰ × 1 with eight bytes of data.
        byte[] file = new byte[128 + 8 + 16 + 16 + 8 + 16];
        "IM"u8.CopyTo(file.AsSpan(126));
        file[125] = 1;
        int[] words = [14, 56, 6, 8, 6, 0, 5, 8, 1 << 30, 1, 1, 0, 9, 8, 0, 0];
        for (int i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(128 + (4 * i)), words[i]);
        }

        Assert.Contains("1073741824 numbers", Assert.Throws<DatasetException>(() => MatFile.Read(file, "x.mat")).Message, StringComparison.Ordinal);
    }
}
