namespace Concord.Datasets.Formats;

/// <summary>Reads MATLAB's files: version 5 (MATLAB 5 to 7.2 and `-v7`), both byte orders, and version 7.3.</summary>
/// <remarks>
/// Numbers of every class (stored narrower or not), logical, complex, characters, sparse matrices, cell and structure arrays at any depth up to 64, compressed or not.
/// Objects, tables and function handles are named (<see cref="MatUnsupported"/>) and not read. Version 4 is refused.
/// Memory: never more than what the file holds, uncompressed; a declared size that its compressed bytes cannot give is refused before anything is allocated.
/// Source: MathWorks, "MAT-File Format" (version 5); for 7.3, which MathWorks does not describe, see <see cref="Mat73Reader"/>.
/// </remarks>
public sealed class MatFile
{
    private MatFile(string path, IReadOnlyDictionary<string, MatValue> variables)
    {
        Path = path;
        Variables = variables;
    }

    /// <summary>The file's path, or the name given.</summary>
    public string Path { get; }

    /// <summary>The variables by name.</summary>
    public IReadOnlyDictionary<string, MatValue> Variables { get; }

    /// <summary>A variable.</summary>
    /// <exception cref="DatasetException">The file has no variable of that name; the message lists those it has.</exception>
    public MatValue this[string name] => Variables.TryGetValue(name, out MatValue? value)
        ? value
        : throw new DatasetException(Path, $"no variable '{name}'", $"one of {string.Join(", ", Variables.Keys)}", "Check that this is the file that the entry names.");

    /// <summary>Reads a file.</summary>
    /// <exception cref="DatasetException">Not a MATLAB file, truncated, or inconsistent.</exception>
    public static MatFile Read(string path)
    {
        byte[] start = new byte[520];
        int got;
        using (FileStream file = FileBytes.Open(path))
        {
            got = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }

        if (!MatHeader.IsHdf5(start.AsSpan(0, got)))
        {
            return Read(FileBytes.ReadAll(path), path);
        }

        using Hdf5File hdf5 = Hdf5File.Open(path);
        return new MatFile(path, new Mat73Reader(hdf5).ReadVariables());
    }

    /// <summary>Reads a version 5 file that is in memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DatasetException">Not a version 5 file, truncated, or inconsistent.</exception>
    public static MatFile Read(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new MatFile(name, new MatReader(name, MatHeader.IsBigEndian(bytes, name)).ReadVariables(bytes.AsMemory(MatHeader.Size)));
    }
}
