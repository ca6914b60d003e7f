using Concord.Datasets.Formats;
using Concord.Tests;
using CsCheck;

namespace Concord.Datasets.Tests.Formats;

public sealed class NpyFileTests
{
    private static NpyArray Read(string name) => NpyFile.Read(Repository.Reference("npy", name + ".npy"));

    [Fact]
    public void Numbers_of_every_kind_order_and_version_are_read()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5.5f], Read("f4").ToSingles());
        Assert.Equal([2, 3], Read("f4").Shape);
        Assert.Equal([0, 1, 2, 3, 4, 5.5], Read("f8_fortran").ToDoubles());
        Assert.Equal([.. Enumerable.Range(0, 12).Select(i => (double)i)], Read("f8_fortran3").ToDoubles());
        Assert.Equal([1.5, -2, 1e300], Read("f8_big").ToDoubles());
        Assert.Equal([1, 0.5, -2, 65504], Read("f2").ToDoubles());
        Assert.Equal([long.MinValue, long.MaxValue], Read("i8_v2").ToInt64s());
        Assert.Equal([1, 65535], Read("u2_v3").ToDoubles());
        Assert.Equal([-128, 0, 127], Read("i1").ToDoubles());
        Assert.Equal([1, 0], Read("bool").ToDoubles());
        Assert.Equal([42], Read("scalar").ToDoubles());
        Assert.Empty(Read("scalar").Shape);
        Assert.Empty(Read("empty").ToDoubles());
    }

    [Fact]
    public void Texts_are_read_from_U_and_S_arrays()
    {
        Assert.Equal(["a", "Grüße", "𝄞x"], Read("unicode").ToStrings());
        Assert.Equal(["ab", "c"], Read("unicode_big").ToStrings());
        Assert.Equal(["ab", "cdé"], Read("bytes").ToStrings());
        Assert.Contains("texts", Assert.Throws<DatasetException>(() => Read("f4").ToStrings()).Message, StringComparison.Ordinal);
        Assert.Contains("numbers", Assert.Throws<DatasetException>(() => Read("bytes").ToDoubles()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("object", "Pickles are never run")]
    [InlineData("structured", "structured array")]
    [InlineData("complex", "NumPy type '<c16'")]
    public void Pickled_structured_and_complex_arrays_are_refused_by_name(string name, string says) =>
        Assert.Contains(says, Assert.Throws<DatasetException>(() => Read(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_array_that_NumPy_wrote_is_read()
    {
        NpyArray array = NpyFile.Read(Repository.Shared("golden", "preprocess", "img_png_decoded.npy"));
        Assert.Equal([73, 97, 3], array.Shape);
        Assert.Equal(73 * 97 * 3, array.AsBytes().Length);
        NpyArray rdms = NpyFile.Read(Repository.Shared("golden", "noise_ceiling", "subject_rdms.npy"));
        Assert.Equal(6, rdms.Shape[0]);
        Assert.All(rdms.ToDoubles(), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void What_is_written_is_read_back_to_the_last_bit()
    {
        Gen.Double.Array[0, 40].Sample(values => Assert.Equal(values, Written<double>(values, values.Length).ToDoubles()));
        Gen.Float.Array2D[Gen.Int[1, 6], Gen.Int[1, 6]].Sample(grid =>
        {
            float[] flat = [.. grid.Cast<float>()];
            NpyArray read = Written<float>(flat, grid.GetLength(0), grid.GetLength(1));
            Assert.Equal(flat, read.ToSingles());
            Assert.Equal([grid.GetLength(0), grid.GetLength(1)], read.Shape);
        });
        Gen.Long.Array[0, 20].Sample(values => Assert.Equal(values, Written<long>(values, values.Length).ToInt64s()));
        Gen.String[Gen.Char.AlphaNumeric, 0, 12].Array[1, 10].Sample(texts =>
        {
            using var stream = new MemoryStream();
            NpyWriter.Write(stream, texts);
            stream.Position = 0;
            Assert.Equal(texts, NpyFile.Read(stream, "memory").ToStrings());
        });
    }

    [Fact]
    public void The_header_is_aligned_as_NumPy_aligns_it()
    {
        using var stream = new MemoryStream();
        NpyWriter.Write<float>(stream, [1, 2], 2);
        byte[] bytes = stream.ToArray();
        Assert.Equal(128 + 8, bytes.Length);
        Assert.StartsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", System.Text.Encoding.ASCII.GetString(bytes, 10, 80), StringComparison.Ordinal);
        Assert.Equal((byte)'\n', bytes[127]);
    }

    [Fact]
    public void Truncated_overlong_and_lying_files_are_refused_without_allocating_what_they_claim()
    {
        byte[] whole = File.ReadAllBytes(Repository.Reference("npy", "f4.npy"));
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Throws<DatasetException>(() => NpyFile.Read(new MemoryStream(whole, 0, length), "cut"));
        }

        Assert.Contains("bytes after", Assert.Throws<DatasetException>(() => NpyFile.Read(new MemoryStream([.. whole, 0]), "long")).Message, StringComparison.Ordinal);
        string header = System.Text.Encoding.Latin1.GetString(whole);
        byte[] liar = System.Text.Encoding.Latin1.GetBytes(header.Replace("(2, 3), }            ", "(200000000, 2), }    ", StringComparison.Ordinal));
        Assert.Equal(whole.Length, liar.Length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("24 bytes of data; expected 1600000000", Assert.Throws<DatasetException>(() => NpyFile.Read(new MemoryStream(liar), "liar")).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20);
        byte[] giant = System.Text.Encoding.Latin1.GetBytes(header.Replace("(2, 3), }            ", "(2000000000, 20), }  ", StringComparison.Ordinal));
        Assert.Contains("less than 2 GiB", Assert.Throws<DatasetException>(() => NpyFile.Read(new MemoryStream(giant), "giant")).Message, StringComparison.Ordinal);
    }

    private static NpyArray Written<T>(T[] values, params int[] shape)
        where T : unmanaged
    {
        using var stream = new MemoryStream();
        NpyWriter.Write<T>(stream, values, shape);
        stream.Position = 0;
        return NpyFile.Read(stream, "memory");
    }
}
