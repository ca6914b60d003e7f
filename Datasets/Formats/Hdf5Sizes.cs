using PureHDF;

namespace Concord.Datasets.Formats;

/// <summary>Checks what a data set says of itself against the file before anything is allocated.</summary>
internal static class Hdf5Sizes
{
    /// <summary>The number of elements.</summary>
    /// <exception cref="DatasetException">More than the file can hold, more than 2³¹, or data kept in other files.</exception>
    public static int Count(Hdf5Item item)
    {
        IH5Dataset dataset = item.Dataset;
        return item.File.Guard(item.Where, () =>
        {
            if (dataset.Layout.Class is H5DataLayoutClass.VirtualStorage)
            {
                throw new DatasetException(item.Where, "a virtual data set", "values in this file", "Copy the data into one file with h5repack.");
            }

            if (dataset.Space.Type is H5DataspaceType.Null)
            {
                return 0;
            }

            if (dataset.Type.Size < 1)
            {
                throw new DatasetException(item.Where, $"elements of {dataset.Type.Size} bytes", "at least one", "The file is damaged; copy it again.");
            }

            double count = 1;
            foreach (ulong side in dataset.Space.Dimensions)
            {
                count *= side;
            }

            Check(item.Where, dataset.Layout.Class, count * dataset.Type.Size, item.File.Length);
            return count <= Array.MaxLength
                ? (int)count
                : throw new DatasetException(item.Where, $"{count:0} values", $"at most {Array.MaxLength}", "Split the array.");
        });
    }

    private static void Check(string where, H5DataLayoutClass layout, double bytes, long length)
    {
        long most = layout is H5DataLayoutClass.Chunked ? (length + 64) * Expansion.Most : length;
        if (bytes > most)
        {
            throw new DatasetException(where, $"an array of {bytes:0} bytes", $"no more than the file can hold ({most})", "The file is truncated or damaged, or most of the array was never written; write what is there.");
        }

        Expansion.RefuseBomb(where, length, (long)bytes);
    }
}
