using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Formats;

/// <summary>A file of CIFAR-10's binary version: records of a label byte and a picture of 32×32, all its red bytes, then green, then blue, each row by row.</summary>
/// <remarks>Form: www.cs.toronto.edu/~kriz/cifar.html, and tensorflow/datasets, image_classification/cifar.py.</remarks>
internal sealed class CifarBinary
{
    private const int Side = 32;
    private const int Plane = Side * Side;
    private const int Record = 1 + (3 * Plane);

    private readonly byte[] _bytes;

    private CifarBinary(byte[] bytes) => _bytes = bytes;

    /// <summary>How many pictures.</summary>
    public int Count => _bytes.Length / Record;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Such as <c>test_batch.bin</c>.</param>
    /// <param name="classes">How many labels there are.</param>
    /// <exception cref="DatasetException">No whole number of records, or a label that is none.</exception>
    public static CifarBinary Read(string path, int classes)
    {
        byte[] bytes = FileBytes.ReadAll(path);
        if (bytes.Length == 0 || bytes.Length % Record != 0)
        {
            throw new DatasetException(path, $"{bytes.Length} bytes", $"a whole number of records of {Record} bytes", "Use the binary version (cifar-10-binary), not the one for Python or MATLAB.");
        }

        var file = new CifarBinary(bytes);
        int wrong = Array.FindIndex([.. Enumerable.Range(0, file.Count)], i => file.Label(i) >= classes);
        return wrong < 0 ? file : throw new DatasetException(path, $"label {file.Label(wrong)} in record {wrong}", $"0…{classes - 1}", "Use the file of CIFAR-10, not of CIFAR-100.");
    }

    /// <summary>A picture's label.</summary>
    public int Label(int picture) => _bytes[picture * Record];

    /// <summary>A picture.</summary>
    public RgbImage Image(int picture)
    {
        ReadOnlySpan<byte> planes = _bytes.AsSpan((picture * Record) + 1, 3 * Plane);
        byte[] rgb = new byte[3 * Plane];
        for (int pixel = 0; pixel < Plane; pixel++)
        {
            for (int colour = 0; colour < 3; colour++)
            {
                rgb[(3 * pixel) + colour] = planes[(colour * Plane) + pixel];
            }
        }

        return new RgbImage(Side, Side, rgb);
    }
}
