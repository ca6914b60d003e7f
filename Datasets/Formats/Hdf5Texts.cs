using PureHDF.Selections;

namespace Concord.Datasets.Formats;

/// <summary>Reads a data set's texts, of fixed or variable length.</summary>
internal static class Hdf5Texts
{
    // Texts of variable length may all point at one long text: what a block of them may cost in the worst case.
    private const long BlockBytes = 1L << 30;

    /// <summary>(Count) texts in row-major order, without the zeros or blanks that pad them.</summary>
    /// <exception cref="DatasetException">Not texts, or more than the file can hold.</exception>
    public static string[] Read(Hdf5Item item)
    {
        if (item.Kind is not Hdf5Kind.Text)
        {
            throw new DatasetException(item.Where, $"{item.Dataset.Type.Class} of {item.Dataset.Space.Rank} sizes", "texts", "Write them with h5py.string_dtype().");
        }

        string[] texts = new string[Hdf5Sizes.Count(item)];
        ulong[] sides = item.Dataset.Space.Dimensions;
        if (sides.Length == 1)
        {
            ReadBlocks(item, texts);
        }
        else if (texts.Length > 0)
        {
            item.File.Guard(item.Where, () => item.Dataset.Read<string[]>(memoryDims: [(ulong)texts.Length])).CopyTo(texts, 0);
        }

        return Array.ConvertAll(texts, text => (text ?? "").TrimEnd('\0'));
    }

    private static void ReadBlocks(Hdf5Item item, string[] texts)
    {
        int block = (int)Math.Clamp(BlockBytes / item.File.Length, 64, 1 << 16);
        long characters = 0;
        for (int first = 0; first < texts.Length; first += block)
        {
            int taken = Math.Min(block, texts.Length - first);
            string[] read = item.File.Guard(item.Where, () => item.Dataset.Read<string[]>(new HyperslabSelection((ulong)first, (ulong)taken)));
            foreach (string text in read)
            {
                characters += text?.Length ?? 0;
            }

            Expansion.RefuseBomb(item.Where, item.File.Length, characters);
            read.CopyTo(texts, first);
        }
    }
}
