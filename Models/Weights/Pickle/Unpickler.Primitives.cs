using System.Globalization;
using System.Numerics;

namespace Concord.Models.Weights.Pickle;

/// <summary>Numbers, text, bytes, the memo and the opcodes that only frame.</summary>
internal sealed partial class Unpickler
{
    private bool Primitive(byte opcode)
    {
        switch ((char)opcode)
        {
            case '\x80': Protocol(input.Byte()); break;
            case '\x95': Frame(input.UInt64()); break;
            case 'N': Push(null); break;
            case '\x88': Push(true); break;
            case '\x89': Push(false); break;
            case 'I': PushIntegerOrBoolean(input.Line()); break;
            case 'L': PushInteger(input.Line().TrimEnd('L')); break;
            case 'J': Push((long)input.Int32()); break;
            case 'K': Push((long)input.Byte()); break;
            case 'M': Push((long)input.UInt16()); break;
            case '\x8a': PushInteger(input.Byte()); break;
            case '\x8b': PushInteger(input.Int32()); break;
            case 'F': Push(TextFloat(input.Line())); break;
            case 'G': Push(input.BigEndianDouble()); break;
            case 'S': Push(Quoted(input.Line())); break;
            case 'V': Push(input.Line()); break;
            case 'T': Push(input.Text(Count(input.Int32()))); break;
            case 'U': Push(input.Text(input.Byte())); break;
            case 'X': Push(input.Text(input.UInt32())); break;
            case '\x8c': Push(input.Text(input.Byte())); break;
            case '\x8d': Push(input.Text(input.UInt64())); break;
            case 'B': Bytes(input.UInt32()); break;
            case 'C': Bytes(input.Byte()); break;
            case '\x8e' or '\x96': Bytes(input.UInt64()); break;
            case 'p': _memo[TextIndex(input.Line())] = Peek(); break;
            case 'q': _memo[input.Byte()] = Peek(); break;
            case 'r': _memo[input.UInt32()] = Peek(); break;
            case '\x94': _memo[_memo.Count] = Peek(); break;
            case 'g': Push(Recall(TextIndex(input.Line()))); break;
            case 'h': Push(Recall(input.Byte())); break;
            case 'j': Push(Recall(input.UInt32())); break;
            default: return false;
        }

        return true;
    }

    private void Protocol(byte version)
    {
        if (version > 5)
        {
            throw WeightsMessages.Unsupported(input.FilePath, input.Where(_opcodeAt), $"pickle protocol {version}", "protocol 0 to 5", "Save the weights with torch.save(model.state_dict(), path) or as safetensors.");
        }
    }

    private void Frame(ulong length)
    {
        if (length > (ulong)input.Remaining)
        {
            throw WeightsMessages.Truncated(input.FilePath, input.Where(_opcodeAt), input.Position + input.Remaining);
        }
    }

    private void Bytes(ulong length)
    {
        input.Skip(length);
        Push(new PickleBytes((long)length));
    }

    private void PushInteger(int bytes)
    {
        if (bytes is < 0 or > PickleLimits.IntegerBytes)
        {
            throw WeightsMessages.TooLarge(input.FilePath, input.Where(_opcodeAt), $"an integer of {bytes} bytes", PickleLimits.IntegerBytes);
        }

        PushInteger(new BigInteger(input.Take(bytes)));
    }

    private void PushInteger(string text)
    {
        PushInteger(text.Length <= PickleLimits.IntegerBytes && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value)
            ? value
            : throw Malformed("an integer that is none"));
    }

    private void PushInteger(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            Push((long)value);
        }
        else
        {
            Push(value);
        }
    }

    // Protocol 0 writes False and True as the integers 00 and 01.
    private void PushIntegerOrBoolean(string text)
    {
        if (text is "00" or "01")
        {
            Push(text == "01");
        }
        else
        {
            PushInteger(text);
        }
    }

    private double TextFloat(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : throw Malformed("a number that is none"),
    };

    private string Quoted(string text) =>
        text.Length >= 2 && text[0] is '\'' or '"' && text[^1] == text[0] ? text[1..^1] : throw Malformed("a text without quotes");

    private ulong Count(int count) => count >= 0 ? (ulong)count : throw Malformed("a negative length");

    private long TextIndex(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long index) ? index : throw Malformed("a memo index that is none");

    private object? Recall(long index) => _memo.TryGetValue(index, out object? value) ? value : throw Malformed($"no memo entry {index}");
}
