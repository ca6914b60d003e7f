using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Concord.Datasets.Formats;
using Microsoft.Win32.SafeHandles;

namespace Concord.Datasets;

/// <summary>SHA-256 over canonical bytes: texts as UTF-8 behind their byte count, numbers little-endian, NaN as one bit pattern.</summary>
internal sealed class CanonicalHash : IDisposable
{
    // Most picture files in one read.
    private const int FileBlock = 1 << 17;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of a file of any length, through a buffer of <see cref="FileBlock"/> bytes.</summary>
    public static string OfFile(string path)
    {
        using SafeFileHandle file = FileBytes.OpenHandle(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FileBlock);
        try
        {
            for (long at = 0; ;)
            {
                int count = RandomAccess.Read(file, buffer.AsSpan(0, FileBlock), at);
                if (count == 0)
                {
                    return Convert.ToHexStringLower(hash.GetHashAndReset());
                }

                hash.AppendData(buffer.AsSpan(0, count));
                at += count;
            }
        }
        catch (IOException fault)
        {
            throw FileBytes.Unreadable(path, fault);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public CanonicalHash Add(string? text)
    {
        if (text is null)
        {
            return Add(-1);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        _hash.AppendData(bytes);
        return this;
    }

    public CanonicalHash Add(IReadOnlyCollection<string> texts)
    {
        Add(texts.Count);
        foreach (string text in texts)
        {
            Add(text);
        }

        return this;
    }

    public CanonicalHash Add(int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        _hash.AppendData(bytes);
        return this;
    }

    public CanonicalHash Add(double number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number));
        _hash.AppendData(bytes);
        return this;
    }

    public CanonicalHash Add(ReadOnlySpan<double> numbers)
    {
        Add(numbers.Length);
        foreach (double number in numbers)
        {
            if (double.IsNaN(number))
            {
                return AddOneByOne(numbers);
            }
        }

        return AddRaw(numbers);
    }

    public CanonicalHash Add(ReadOnlySpan<float> numbers)
    {
        Add(numbers.Length);
        return AddRaw(numbers);
    }

    public CanonicalHash Add(ReadOnlySpan<int> numbers)
    {
        Add(numbers.Length);
        return AddRaw(numbers);
    }

    public CanonicalHash AddRaw<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        // .NET 10 runs on little-endian machines only where this product does (x64, arm64).
        _hash.AppendData(MemoryMarshal.AsBytes(values));
        return this;
    }

    public string Hex() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private CanonicalHash AddOneByOne(ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
        {
            Add(number);
        }

        return this;
    }
}
