using System.Globalization;

namespace Concord.Datasets.Formats;

/// <summary>A NumPy type text taken apart.</summary>
internal sealed record NpyType(string Text, NpyKind Kind, int ItemSize, int SwapSize)
{
    public static NpyType Parse(string where, string descr)
    {
        bool swapped = descr.StartsWith('>');
        string rest = descr.TrimStart('<', '>', '|', '=');
        if (rest.StartsWith('O'))
        {
            throw new DatasetException(where, "an object array (pickled Python objects)", "numbers or texts", "Save it with a plain type: numpy.array(x, dtype='float32') or dtype='U'. Pickles are never run.");
        }

        bool sized = int.TryParse(rest.AsSpan(Math.Min(1, rest.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out int size);
        return (rest.Length > 0 && sized ? rest[0] : '?', size) switch
        {
            ('f', 2 or 4 or 8) => new NpyType(descr, NpyKind.Float, size, swapped ? size : 1),
            ('i', 1 or 2 or 4 or 8) => new NpyType(descr, NpyKind.Int, size, swapped ? size : 1),
            ('u', 1 or 2 or 4 or 8) => new NpyType(descr, NpyKind.UInt, size, swapped ? size : 1),
            ('b', 1) => new NpyType(descr, NpyKind.Bool, 1, 1),
            ('U', >= 0 and < 1 << 20) => new NpyType(descr, NpyKind.Unicode, size * 4, swapped ? 4 : 1),
            ('S' or 'a', >= 0 and < 1 << 22) => new NpyType(descr, NpyKind.Bytes, size, 1),
            _ => throw new DatasetException(where, $"NumPy type '{descr}'", "f2, f4, f8, integers, bool, U or S", "Convert the array before saving it."),
        };
    }
}
