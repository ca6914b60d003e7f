using System.Text;

namespace Concord.Models.Tests.Weights;

/// <summary>Writes pickles opcode by opcode, honest and malicious.</summary>
internal static class PickleText
{
    /// <summary>Bytes of Latin-1 text: opcodes are characters.</summary>
    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>SHORT_BINUNICODE.</summary>
    public static string Text(string value) => "\u008c" + (char)value.Length + value;

    /// <summary>BININT.</summary>
    public static string Number(int value) => "J" + (char)(value & 255) + (char)((value >> 8) & 255) + (char)((value >> 16) & 255) + (char)((value >> 24) & 255);

    /// <summary>LONG1 of eight bytes.</summary>
    public static string Long(long value) => "\u008a\b" + string.Concat(BitConverter.GetBytes(value).Select(part => (char)part));

    /// <summary>A tuple of values.</summary>
    public static string Tuple(params string[] values) => "(" + string.Concat(values) + "t";

    /// <summary>GLOBAL.</summary>
    public static string Global(string module, string name) => $"c{module}\n{name}\n";

    /// <summary>A float tensor by _rebuild_tensor_v2 over storage "0".</summary>
    public static string Tensor(string storageElements, string offset, string size, string stride) =>
        Global("torch._utils", "_rebuild_tensor_v2")
        + Tuple(Tuple(Text("storage"), Global("torch", "FloatStorage"), Text("0"), Text("cpu"), storageElements) + "Q", offset, size, stride, "\u0089", Global("collections", "OrderedDict") + ")R")
        + "R";

    /// <summary>Two floats under the key "w".</summary>
    public static string GoodTensor => Tensor(Number(2), Number(0), Tuple(Number(2)), Tuple(Number(1)));

    /// <summary>A whole pickle of protocol 4: a dictionary.</summary>
    public static string Dictionary(params (string Key, string Value)[] pairs) =>
        "\u0080\u0004}(" + string.Concat(pairs.Select(pair => Text(pair.Key) + pair.Value)) + "u.";
}
