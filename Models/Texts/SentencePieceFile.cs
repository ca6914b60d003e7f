using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Concord.Models.Texts;

/// <summary>Reads the vocabulary of a Llama: SentencePiece's own <c>tokenizer.model</c>, or the list of pieces and scores that llama2.c's files were exported to as JSON.</summary>
/// <remarks>
/// The list is written as the SentencePiece model that it came from (google/sentencepiece <c>sentencepiece_model.proto</c>), so that one
/// tokenizer serves both. Its first 259 pieces are unknown, beginning, end, and the 256 bytes.
/// </remarks>
internal static class SentencePieceFile
{
    private const int FirstPiece = 259;

    /// <summary>The tokenizer of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelException">The file is missing or is neither.</exception>
    public static SentencePieceText Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ModelException($"tokenizer {path}", "no such file", "a SentencePiece model or a list of pieces", "Check the path.");
        }

        byte[] content = File.ReadAllBytes(path);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        try
        {
            using var model = new MemoryStream(content.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? ModelOf(content) : content);
            return new SentencePieceText(model, sha256);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or IOException or FormatException)
        {
            throw new ModelException($"tokenizer {path}", exception.Message, "a SentencePiece model, or JSON with 'tokens' of 'text' and 'score'", "Take the tokenizer that belongs to the weights.");
        }
    }

    private static byte[] ModelOf(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using var model = new MemoryStream();
        int id = 0;
        foreach (JsonElement token in document.RootElement.GetProperty("tokens").EnumerateArray())
        {
            string text = id switch
            {
                0 => "<unk>",
                1 => "<s>",
                2 => "</s>",
                _ => (token.GetProperty("text").GetString() ?? throw new JsonException($"token {id} has no text")).Replace(' ', '\u2581'),
            };
            int type = id switch
            {
                0 => 2, // unknown
                < 3 => 3, // control
                < FirstPiece => 6, // byte
                _ => 1, // normal
            };
            float score = token.GetProperty("score").GetSingle();
            Message(model, 1, piece =>
            {
                Bytes(piece, 1, Encoding.UTF8.GetBytes(text));
                Number(piece, 2, score);
                Integer(piece, 3, type);
            });
            id++;
        }

        Message(model, 2, trainer =>
        {
            Integer(trainer, 3, 2); // model_type: BPE
            Integer(trainer, 35, 1); // byte_fallback
            Integer(trainer, 40, 0); // unk_id
            Integer(trainer, 41, 1); // bos_id
            Integer(trainer, 42, 2); // eos_id
        });
        Message(model, 3, normaliser =>
        {
            Bytes(normaliser, 1, "identity"u8);
            Integer(normaliser, 3, 1); // add_dummy_prefix
            Integer(normaliser, 4, 0); // remove_extra_whitespaces
            Integer(normaliser, 5, 1); // escape_whitespaces
        });
        return model.ToArray();
    }

    // The wire format of protocol buffers: a field number with its type, then the value.
    private static void Message(MemoryStream output, int field, Action<MemoryStream> fill)
    {
        using var content = new MemoryStream();
        fill(content);
        Bytes(output, field, content.ToArray());
    }

    private static void Bytes(MemoryStream output, int field, ReadOnlySpan<byte> value)
    {
        Variable(output, (field << 3) | 2);
        Variable(output, value.Length);
        output.Write(value);
    }

    private static void Number(MemoryStream output, int field, float value)
    {
        Variable(output, (field << 3) | 5);
        Span<byte> bytes = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        output.Write(bytes);
    }

    private static void Integer(MemoryStream output, int field, int value)
    {
        Variable(output, field << 3);
        Variable(output, value);
    }

    private static void Variable(MemoryStream output, int value)
    {
        uint rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            output.WriteByte((byte)(rest | 0x80));
        }

        output.WriteByte((byte)rest);
    }
}
