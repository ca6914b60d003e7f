using System.Buffers.Binary;
using System.Text;
using Concord.Models.Weights.Numpy;

namespace Concord.Models.Weights;

/// <summary>Tells the format of a file by its first bytes, and names what it is when it is none that is read.</summary>
internal static class FileSignature
{
    /// <summary>Longest header that the safetensors reference implementation accepts, in bytes.</summary>
    public const long MaxSafetensorsHeader = 100_000_000;

    private const int IndexWindow = 1 << 20;

    // The pickled integer 0x1950a86a20f9469cfc6c that torch.save wrote first before version 1.6: LONG1, 10 bytes.
    private static ReadOnlySpan<byte> LegacyMagic => [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];

    /// <summary>Whether the file may name others that belong to it; false too for what is no weights file.</summary>
    public static bool RefersToOthers(MappedFile file)
    {
        ReadOnlySpan<byte> head = file.Span(0, (int)Math.Min(512, file.Length));
        return IsOnnx(head) || IsShardIndex(file, head);
    }

    public static FileFormat Detect(MappedFile file)
    {
        ReadOnlySpan<byte> head = file.Span(0, (int)Math.Min(512, file.Length));
        if (head.StartsWith("PK\x03\x04"u8))
        {
            return FileFormat.Zip;
        }

        // Before the pickles: a header of 0x280 bytes begins with the two bytes of one, but no pickle has a brace after a length so small.
        if (head.Length > 8 && head[8] == (byte)'{' && BinaryPrimitives.ReadUInt64LittleEndian(head) <= MaxSafetensorsHeader)
        {
            return FileFormat.Safetensors;
        }

        if (head.Length >= 2 && head[0] == 0x80)
        {
            // 4 and 5 put a frame opcode of 9 bytes before the integer.
            int start = head.Length > 2 && head[2] == 0x95 ? 11 : 2;
            return head.Length >= start + LegacyMagic.Length && head.Slice(start, LegacyMagic.Length).SequenceEqual(LegacyMagic)
                ? FileFormat.PyTorchLegacy
                : throw (LegacyMagic.StartsWith(head[2..]) ? WeightsMessages.Truncated(file.Path, "the first bytes", file.Length) : WeightsMessages.BarePickle(file.Path));
        }

        if (head.StartsWith(NpyHeader.Magic))
        {
            return FileFormat.Npy;
        }

        if (IsOnnx(head))
        {
            return FileFormat.Onnx;
        }

        return IsShardIndex(file, head) ? FileFormat.ShardIndex : throw WeightsMessages.Unknown(file.Path, Name(head), Remedy(head));
    }

    // ONNX has no magic number: the first field is the version of its representation, the next one of those that a model may have.
    private static bool IsOnnx(ReadOnlySpan<byte> head) =>
        head.Length > 2 && head[0] == 0x08 && head[1] is > 0 and < 0x20 && head[2] is 0x12 or 0x1a or 0x22 or 0x28 or 0x32 or 0x3a or 0x42 or 0x72;

    private static bool IsShardIndex(MappedFile file, ReadOnlySpan<byte> head) =>
        head[0] is (byte)'{' or (byte)' ' or (byte)'\n' && file.Span(0, (int)Math.Min(IndexWindow, file.Length)).IndexOf("\"weight_map\""u8) >= 0;

    private static string Name(ReadOnlySpan<byte> head)
    {
        string text = Encoding.Latin1.GetString(head).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        return text switch
        {
            _ when text.StartsWith("version https://git-lfs", StringComparison.Ordinal) => "a Git LFS pointer (a short text in place of the file)",
            _ when text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) => "an HTML page",
            _ when text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<Error", StringComparison.OrdinalIgnoreCase) => "an XML page",
            _ when head.StartsWith("PK"u8) => "an empty or damaged zip archive",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]) => "a gzip archive",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x48, 0x44, 0x46]) => "an HDF5 file",
            _ when head.StartsWith("GGUF"u8) => "a GGUF file",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47]) => "a PNG picture",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) => "a JPEG picture",
            _ when head.Length > 262 && head[257..].StartsWith("ustar"u8) => "a tar archive (PyTorch before 0.1.10, or a packed folder)",
            _ when text.StartsWith('{') => "JSON text",
            _ => $"bytes that begin {Convert.ToHexStringLower(head[..Math.Min(8, head.Length)])}",
        };
    }

    private static string Remedy(ReadOnlySpan<byte> head)
    {
        string text = Encoding.Latin1.GetString(head).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        return text switch
        {
            _ when text.StartsWith("version https://git-lfs", StringComparison.Ordinal) => "Fetch the file itself with 'git lfs pull', or download it from its raw address.",
            _ when text.StartsWith('<') => "The server answered with a page instead of the file; download it again from its raw address and compare its SHA-256.",
            _ when head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]) => "Unpack it first.",
            _ => "Save the weights with torch.save(model.state_dict(), path) or as safetensors, or download the file again.",
        };
    }
}
