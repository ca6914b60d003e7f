using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>Turns a character array's storage into lines.</summary>
internal static class MatCharacters
{
    public static MatText Read(string where, int[] dimensions, MatPart? part, bool bigEndian)
    {
        int rows = dimensions[0];
        int columns = 1;
        foreach (int dimension in dimensions.AsSpan(1))
        {
            columns *= dimension;
        }

        if (rows == 0 || columns == 0 || part is null)
        {
            return new MatText(where, dimensions, []);
        }

        string all = Decode(where, part, bigEndian);
        if (all.Length != rows * columns)
        {
            throw new DatasetException(where, $"{all.Length} characters", $"{rows}×{columns}", "The file is damaged; fetch or save it again.");
        }

        string[] lines = new string[rows];
        for (int row = 0; row < rows; row++)
        {
            lines[row] = string.Create(columns, (all, rows, row), static (line, source) =>
            {
                for (int column = 0; column < line.Length; column++)
                {
                    line[column] = source.all[(column * source.rows) + source.row];
                }
            });
        }

        return new MatText(where, dimensions, lines);
    }

    private static string Decode(string where, MatPart part, bool bigEndian) => part.Storage switch
    {
        MatStorage.Utf8 => Encoding.UTF8.GetString(part.Bytes.Span),
        MatStorage.Int8 or MatStorage.UInt8 => Encoding.Latin1.GetString(part.Bytes.Span),
        MatStorage.Utf16 or MatStorage.UInt16 or MatStorage.Int16 => (bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(part.Bytes.Span),
        MatStorage.Utf32 or MatStorage.UInt32 => new UTF32Encoding(bigEndian, byteOrderMark: false).GetString(part.Bytes.Span),
        _ => throw new DatasetException(where, $"characters of storage type {(int)part.Storage}", "UTF-8, UTF-16 or UTF-32", "The file is damaged; fetch or save it again."),
    };
}
