namespace Concord.Models.Texts;

/// <summary>What a network for texts takes: how texts become token ids, and how many fit.</summary>
public sealed record TextInput
{
    /// <summary>Most tokens of one text by the published sizes; a checkpoint may make it another.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Makes the tokenizer from a vocabulary file, or from what the program brings when the path is null.</summary>
    /// <remarks>Called once a model. It may refuse null with a <see cref="ModelException"/> that says which file is wanted.</remarks>
    public required Func<string?, TextTokenizer> Tokenizer { get; init; }

    /// <summary>Names of vocabulary files that are looked for beside the weights, <c>*</c> standing for the weights' name without its extension; the first that exists is taken.</summary>
    public IReadOnlyList<string> FilesBeside { get; init; } = [];

    /// <summary>Where a vocabulary that the program does not bring is to be had; null where it brings one or none is public.</summary>
    public VocabularySource? Vocabulary { get; init; }

    /// <summary>The vocabulary file beside a weights file; null where there is none.</summary>
    /// <param name="weightsPath">The weights file.</param>
    public string? FileBeside(string weightsPath)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(weightsPath)) ?? ".";
        string stem = Path.GetFileNameWithoutExtension(weightsPath);
        return FilesBeside.Select(name => Path.Combine(folder, name.Replace("*", stem, StringComparison.Ordinal))).FirstOrDefault(File.Exists);
    }
}
