namespace Concord.Models.Texts;

/// <summary>A vocabulary file that the program does not bring, and where its publisher has it.</summary>
/// <param name="Url">Address at a fixed commit.</param>
/// <param name="Sha256">Of the whole file, 64 lower-case hexadecimal digits.</param>
/// <param name="Licence">As its repository states it.</param>
public sealed record VocabularySource(string Url, string Sha256, string Licence);
