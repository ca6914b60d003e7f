using System.Buffers.Binary;
using System.Text;
using Concord.Models.Weights;
using Concord.Models.Weights.Zip;
using Concord.Tests;

namespace Concord.Models.Tests.Weights;

/// <summary>Archives whose entries share bytes, by which a small file holds much (D. Fifield, "A better zip bomb", WOOT 2019).</summary>
public sealed class ZipOverlapTests
{
    [Fact]
    public void An_entry_inside_another_is_refused()
    {
        byte[] inner = Local("b.npy", [1, 2, 3, 4]);
        byte[] outer = Local("a.npy", inner);
        byte[] directory = [.. Central("a.npy", inner, 0), .. Central("b.npy", [1, 2, 3, 4], outer.Length - inner.Length)];
        Check([.. outer, .. directory, .. End(2, directory.Length, outer.Length)], "entry 'b.npy' shares bytes with another");
    }

    [Fact]
    public void A_stored_entry_of_two_lengths_is_refused()
    {
        byte[] local = Local("a.npy", [1, 2, 3, 4]);
        byte[] central = Central("a.npy", [1, 2, 3, 4], 0);
        BinaryPrimitives.WriteInt32LittleEndian(central.AsSpan(24), 5);
        Check([.. local, .. central, .. End(1, central.Length, local.Length)], "entry 'a.npy' is stored and has 4 bytes for 5");
    }

    private static void Check(byte[] archive, string found)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.npz");
        File.WriteAllBytes(path, archive);
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.Equal(("zip archive", found), (fault.Where, fault.Found));
    }

    private static byte[] Local(string name, byte[] data)
    {
        byte[] header = new byte[30];
        "PK\x03\x04"u8.CopyTo(header);
        Sizes(header.AsSpan(14), data);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(26), (short)name.Length);
        return [.. header, .. Encoding.ASCII.GetBytes(name), .. data];
    }

    private static byte[] Central(string name, byte[] data, int offset)
    {
        byte[] record = new byte[46];
        "PK\x01\x02"u8.CopyTo(record);
        Sizes(record.AsSpan(16), data);
        BinaryPrimitives.WriteInt16LittleEndian(record.AsSpan(28), (short)name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(42), offset);
        return [.. record, .. Encoding.ASCII.GetBytes(name)];
    }

    private static void Sizes(Span<byte> at, byte[] data)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(at, Crc32.Append(0, data));
        BinaryPrimitives.WriteInt32LittleEndian(at[4..], data.Length);
        BinaryPrimitives.WriteInt32LittleEndian(at[8..], data.Length);
    }

    private static byte[] End(int count, int length, int start)
    {
        byte[] end = new byte[22];
        "PK\x05\x06"u8.CopyTo(end);
        BinaryPrimitives.WriteInt16LittleEndian(end.AsSpan(10), (short)count);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), length);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), start);
        return end;
    }
}
