using System.Buffers.Binary;

namespace Concord.Datasets.Formats;

/// <summary>The orientation in EXIF data: one tag of the first directory. No pointer is followed but the one to that directory, so none can lead in a circle.</summary>
/// <remarks>Source: EXIF 2.32 (CIPA DC-008-2019), 4.6.4; TIFF 6.0, section 2.</remarks>
internal static class Exif
{
    private const int OrientationTag = 0x0112;
    private const int Short = 3;
    private const int EntrySize = 12;

    /// <summary>1…8, and 1 where the data have none or are not EXIF.</summary>
    public static int Orientation(ReadOnlySpan<byte> exif)
    {
        bool isLittle = exif.StartsWith("II*\0"u8);
        if (exif.Length < 8 || (!isLittle && !exif.StartsWith("MM\0*"u8)))
        {
            return 1;
        }

        uint directory = Word(exif[4..], isLittle);
        if (directory > exif.Length - 2)
        {
            return 1;
        }

        int entries = Half(exif[(int)directory..], isLittle);
        for (int i = 0; i < entries; i++)
        {
            long at = directory + 2L + ((long)i * EntrySize);
            if (at + EntrySize > exif.Length)
            {
                break;
            }

            ReadOnlySpan<byte> entry = exif.Slice((int)at, EntrySize);
            if (Half(entry, isLittle) == OrientationTag && Half(entry[2..], isLittle) == Short)
            {
                int value = Half(entry[8..], isLittle);
                return value is >= 1 and <= 8 ? value : 1;
            }
        }

        return 1;
    }

    private static int Half(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Word(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
