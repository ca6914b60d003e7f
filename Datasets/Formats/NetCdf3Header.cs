using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>The header of a classic NetCDF file that is written: dimensions, then variables with their attributes and places.</summary>
internal sealed class NetCdf3Header
{
    private readonly bool _isWide;
    private readonly IReadOnlyList<NetCdf3Output> _variables;
    private readonly (string Name, int Length)[] _dimensions;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Collects the dimensions.</summary>
    /// <param name="isWide">CDF-5 and not CDF-2.</param>
    /// <param name="variables">In the order of their values.</param>
    public NetCdf3Header(bool isWide, IReadOnlyList<NetCdf3Output> variables)
    {
        _isWide = isWide;
        _variables = variables;
        _dimensions = [.. variables.SelectMany(variable => variable.Dimensions).Distinct()];
    }

    /// <summary>The whole header. Its length does not depend on the places in it, so it is made twice.</summary>
    public byte[] ToBytes()
    {
        long length = Make(0).Length;
        return Make(length);
    }

    private byte[] Make(long begin)
    {
        _bytes.ResetWrittenCount();
        _bytes.Write([(byte)'C', (byte)'D', (byte)'F', _isWide ? (byte)5 : (byte)2]);
        Count(0);
        List(10, _dimensions.Length);
        foreach ((string name, int length) in _dimensions)
        {
            Name(name);
            Count(length);
        }

        List(12, 0);
        List(11, _variables.Count);
        foreach (NetCdf3Output variable in _variables)
        {
            Variable(variable, begin);
            begin += variable.Bytes;
        }

        return _bytes.WrittenSpan.ToArray();
    }

    private void Variable(NetCdf3Output variable, long begin)
    {
        Name(variable.Name);
        Count(variable.Dimensions.Count);
        foreach ((string Name, int Length) dimension in variable.Dimensions)
        {
            Count(Array.IndexOf(_dimensions, dimension));
        }

        List(12, variable.Attributes.Count);
        foreach ((string name, string text) in variable.Attributes)
        {
            Name(name);
            Word((int)NetCdf3Type.Char);
            Name(text);
        }

        Word((int)variable.Type);
        Count(_isWide ? variable.Bytes : Math.Min(variable.Bytes, int.MaxValue));
        Long(begin);
    }

    private void List(int tag, int count)
    {
        Word(count == 0 ? 0 : tag);
        Count(count);
    }

    private void Name(string name)
    {
        byte[] text = Encoding.UTF8.GetBytes(name);
        Count(text.Length);
        _bytes.Write(text);
        _bytes.Write(new byte[(4 - (text.Length % 4)) % 4]);
    }

    private void Count(long value)
    {
        if (_isWide)
        {
            Long(value);
        }
        else
        {
            Word((int)value);
        }
    }

    private void Word(int value)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, value);
        _bytes.Write(word);
    }

    private void Long(long value)
    {
        Span<byte> word = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(word, value);
        _bytes.Write(word);
    }
}
