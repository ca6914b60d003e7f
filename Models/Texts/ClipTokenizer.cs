using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Concord.Models.Texts;

/// <summary>CLIP's byte-pair encoding: lower case, byte-level, words end in <c>&lt;/w&gt;</c>; start and end of text around every text.</summary>
/// <remarks>
/// openai/CLIP <c>clip/simple_tokenizer.py</c>: 256 bytes, the same with the word's end, 48,894 merges, start (49406), end (49407). HTML entities are
/// resolved twice, white space becomes one space, curly quotes become straight. What the source's library ftfy repairs besides (text decoded with a wrong
/// table, ligatures, full-width forms, decomposed accents, control characters) is not repaired here, and Greek final sigma and dotted İ are lowered by the
/// simple rule: with such texts ids differ.
/// </remarks>
internal sealed class ClipTokenizer : TextTokenizer
{
    private const int Merges = 49_152 - 256 - 2;
    private const string WordEnd = "</w>";
    private const string StartOfText = "<|startoftext|>";
    private const string EndOfText = "<|endoftext|>";

    private static readonly Regex Words = Pattern(@"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+");
    private static readonly Regex SingleQuotes = Pattern(@"[\u02bc\u2018-\u201b]");
    private static readonly Regex DoubleQuotes = Pattern(@"[\u201c-\u201f]");
    private static readonly Regex Spaces = Pattern(@"\s+");

    private readonly BpeTokenizer _library;
    private readonly string[] _pieces;
    private readonly string _sha256;

    private ClipTokenizer(BpeTokenizer library, string[] pieces, string sha256)
    {
        _library = library;
        _pieces = pieces;
        _sha256 = sha256;
    }

    /// <summary>The list of merges that all of OpenAI's networks, and open_clip's, use.</summary>
    public static VocabularySource Source { get; } = new(
        "https://raw.githubusercontent.com/openai/CLIP/d05afc436d78f1c48dc0dbf8e5980a9d471f35f6/clip/bpe_simple_vocab_16e6.txt.gz",
        "924691ac288e54409236115652ad4aa250f48203de50a9e4722a6ecd48d6804a",
        "MIT");

    /// <inheritdoc/>
    public override string Canonical => $"tokenizer=clip-bpe/1;vocabulary={_sha256};bos=startoftext;eos=endoftext";

    /// <inheritdoc/>
    public override int VocabularySize => _pieces.Length;

    /// <inheritdoc/>
    public override int PrefixTokens => 1;

    /// <summary>Reads the list of merges.</summary>
    /// <param name="path">The publisher's file, compressed with gzip; null, where none was found.</param>
    /// <exception cref="ModelException">There is no file, or it is no list of so many merges.</exception>
    public static ClipTokenizer Read(string? path)
    {
        if (path is null)
        {
            throw new ModelException("tokenizer of CLIP", "no vocabulary", $"the list of merges, SHA-256 {Source.Sha256}", $"Fetch {Source.Url} and give its path.");
        }

        byte[] file = File.ReadAllBytes(path);
        string[] merges = Lines(file, path);
        string[] bytes = [.. ByteCharacters.All.Select(character => character.ToString())];
        string[] pieces = [.. bytes, .. bytes.Select(character => character + WordEnd), .. merges.Select(merge => merge.Replace(" ", "", StringComparison.Ordinal)), StartOfText, EndOfText];
        Dictionary<string, int> ids = pieces.Select((piece, id) => (piece, id)).ToDictionary(pair => pair.piece, pair => pair.id, StringComparer.Ordinal);
        Dictionary<string, int> marks = new(StringComparer.Ordinal) { [StartOfText] = ids[StartOfText], [EndOfText] = ids[EndOfText] };
        BpeOptions options = new(ids)
        {
            Merges = merges,
            EndOfWordSuffix = WordEnd,
            ByteLevel = true,
            PreTokenizer = new RegexPreTokenizer(Words, marks),
            SpecialTokens = marks,
        };
        return new ClipTokenizer(BpeTokenizer.Create(options), pieces, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    /// <inheritdoc/>
    public override TokenizedText Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string seen = Clean(text);
        IReadOnlyList<EncodedToken> tokens = seen.Length == 0 ? [] : _library.EncodeToTokens(seen, out _);
        return new TokenizedText(
            seen,
            [_pieces.Length - 2, .. tokens.Select(token => token.Id), _pieces.Length - 1],
            [-1, .. tokens.Select(token => token.Offset.Start.Value), -1]);
    }

    /// <inheritdoc/>
    public override string Decode(IReadOnlyList<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        string joined = string.Concat(ids.Where(id => id < _pieces.Length - 2).Select(id => _pieces[id].Replace(WordEnd, ByteCharacters.Space, StringComparison.Ordinal)));
        return Encoding.UTF8.GetString(ByteCharacters.BytesOf(joined)).TrimEnd();
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static string Clean(string text)
    {
        string straight = DoubleQuotes.Replace(SingleQuotes.Replace(text, "'"), "\"");
        return Spaces.Replace(WebUtility.HtmlDecode(WebUtility.HtmlDecode(straight)), " ").Trim().ToLowerInvariant();
    }

    private static string[] Lines(byte[] file, string path)
    {
        try
        {
            using var stream = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            string[] merges = [.. reader.ReadToEnd().Split('\n').Skip(1).Take(Merges)]; // the first line is a version
            return merges.Length == Merges && Array.TrueForAll(merges, merge => merge.Count(character => character == ' ') == 1)
                ? merges
                : throw new ModelException("tokenizer of CLIP", $"{path} with another content", $"{Merges} merges of two pieces each", $"Fetch {Source.Url}.");
        }
        catch (InvalidDataException)
        {
            throw new ModelException("tokenizer of CLIP", $"{path}, which is not compressed with gzip", "the publisher's file as it is", $"Fetch {Source.Url}.");
        }
    }
}
