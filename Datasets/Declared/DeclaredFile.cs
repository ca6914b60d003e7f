namespace Concord.Datasets.Declared;

/// <summary>A file that a dataset file names.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Sha256">Hex, as declared; null where none is.</param>
public sealed record DeclaredFile(string Path, string? Sha256 = null)
{
    /// <summary>The path of the file, its hash compared with the declared one.</summary>
    /// <exception cref="DatasetException">The file is not there, or is another.</exception>
    public string Verified()
    {
        if (!File.Exists(Path))
        {
            throw new DatasetException(Path, "no such file", "a file", "Paths are relative to the dataset file.");
        }

        string found = Sha256 is null ? "" : CanonicalHash.OfFile(Path);
        return Sha256 is null || string.Equals(found, Sha256, StringComparison.OrdinalIgnoreCase)
            ? Path
            : throw new DatasetException(Path, $"a file with SHA-256 {found}", $"{Sha256}, as declared", "The file was changed or damaged since the dataset file was written; fetch it again, or correct the declaration if this one is meant.");
    }
}
