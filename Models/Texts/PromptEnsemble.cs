namespace Concord.Models.Texts;

/// <summary>Sentences with a gap for a class's name, whose embeddings are averaged to stand for the class.</summary>
/// <remarks>Equality compares <paramref name="Templates"/> by reference.</remarks>
/// <param name="Id">Name and version, such as <c>clip-imagenet-80/1</c>; enters fingerprints.</param>
/// <param name="Templates">Sentences with the gap <c>{}</c>.</param>
public sealed record PromptEnsemble(string Id, IReadOnlyList<string> Templates)
{
    private const string Gap = "{}";

    /// <summary>The sentences for a class.</summary>
    /// <param name="name">The class's name, as a person would say it.</param>
    public IReadOnlyList<string> For(string name) => [.. Templates.Select(template => template.Replace(Gap, name, StringComparison.Ordinal))];
}
