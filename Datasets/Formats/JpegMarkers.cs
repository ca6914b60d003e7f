using System.Buffers.Binary;

namespace Concord.Datasets.Formats;

/// <summary>Walks a JPEG's markers up to its frame, and counts its scans.</summary>
/// <remarks>Source: ITU-T T.81, annex B.</remarks>
internal static class JpegMarkers
{
    // A file of some kilobytes may ask for thousands of passes over 100 megapixels. Encoders write about ten scans.
    private const int MaximumScans = 100;

    public static ImageHeader Read(ReadOnlySpan<byte> bytes, string name)
    {
        int at = 2;
        while (at + 9 < bytes.Length)
        {
            if (bytes[at] != 0xFF)
            {
                throw ImageHeader.Damaged(name, $"byte {at} is no JPEG marker");
            }

            int marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            // Start-of-frame markers C0…CF but for C4 (Huffman), C8 (reserved) and CC (arithmetic conditioning).
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Frame(bytes, at, name);
            }

            at += marker is 0x01 or (>= 0xD0 and <= 0xD8) ? 2 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        throw ImageHeader.Damaged(name, "a JPEG without a frame");
    }

    private static ImageHeader Frame(ReadOnlySpan<byte> bytes, int at, string name)
    {
        int components = bytes[at + 9];
        if (components is not (1 or 3 or 4))
        {
            throw new DatasetException(name, $"a JPEG of {components} channels", "1 (grey), 3 (colour) or 4 (CMYK)", "Save it as PNG.");
        }

        // Between scans and within their data 0xFF is always followed by a marker: FF DA is one there; tables may hold it by chance.
        int scans = bytes[at..].Count<byte>([0xFF, 0xDA]);
        return scans > MaximumScans
            ? throw new DatasetException(name, $"a JPEG of {scans} scans", $"at most {MaximumScans}", "Save it again; such a file costs hours to decode.")
            : new ImageHeader(ImageKind.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]), bytes[at + 4]);
    }
}
