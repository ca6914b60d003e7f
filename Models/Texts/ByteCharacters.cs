namespace Concord.Models.Texts;

/// <summary>The visible character that stands for each byte in byte-level encodings, as GPT-2's code introduced them (<c>bytes_to_unicode</c>).</summary>
/// <remarks>Bytes 33–126, 161–172 and 174–255 are themselves; the others become U+0100, U+0101, … in order.</remarks>
internal static class ByteCharacters
{
    private static readonly byte[] Ordered = [.. Bytes(IsItself), .. Bytes(value => !IsItself(value))];
    private static readonly Dictionary<char, byte> ByteOf = All.Zip(Ordered).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The 256 characters in the order of CLIP's vocabulary: bytes that are themselves first.</summary>
    public static char[] All => [.. Ordered.Select((value, i) => IsItself(value) ? (char)value : (char)(256 + i - Bytes(IsItself).Count()))];

    /// <summary>The character that stands for a space.</summary>
    public static string Space { get; } = ByteOf.Single(pair => pair.Value == ' ').Key.ToString();

    /// <summary>The bytes that characters stand for.</summary>
    public static byte[] BytesOf(string characters) => [.. characters.Select(character => ByteOf[character])];

    private static IEnumerable<byte> Bytes(Func<byte, bool> of) => Enumerable.Range(0, 256).Select(value => (byte)value).Where(of);

    private static bool IsItself(byte value) => value is (>= 33 and <= 126) or (>= 161 and <= 172) or >= 174;
}
