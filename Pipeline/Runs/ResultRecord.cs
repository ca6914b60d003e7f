using System.Security.Cryptography;
using System.Text.Json;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Runs;

/// <summary>What says that a result is whole: the job's inputs and the hash of each file, written last.</summary>
/// <param name="Key">The job's key.</param>
/// <param name="Kind">The job's kind.</param>
/// <param name="Title">The job's title.</param>
/// <param name="Inputs">The text that was hashed into the key.</param>
/// <param name="Files">File name → SHA-256.</param>
/// <param name="Maker">The program's version and the kind of processor that made it; null where an earlier version did not say.</param>
public sealed record ResultRecord(string Key, string Kind, string Title, string Inputs, IReadOnlyDictionary<string, string> Files, string? Maker = null)
{
    private const string FileName = "result.json";

    /// <summary>Writes the record of a staged result.</summary>
    public static void Write(string staging, Job job)
    {
        Dictionary<string, string> files = Directory.EnumerateFiles(staging).Order(StringComparer.Ordinal).ToDictionary(path => Path.GetFileName(path), Hash, StringComparer.Ordinal);
        ResultRecord record = new(job.Key, job.Kind.ToString().ToLowerInvariant(), job.Title, job.Inputs, files, MachineKind.Maker);
        AtomicFile.WriteText(Path.Combine(staging, FileName), JsonSerializer.Serialize(record, StoreJson.Options));
    }

    /// <summary>Reads the record of a result.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public static ResultRecord Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return JsonSerializer.Deserialize<ResultRecord>(File.ReadAllText(path)) ?? throw new InvalidDataException($"{path}: an empty record");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}: a damaged record ({exception.Message})", exception);
        }
    }

    /// <summary>Refuses a result whose files are not those of its record.</summary>
    /// <exception cref="InvalidDataException">A file is missing, damaged or changed by hand.</exception>
    public static void Check(string folder)
    {
        if (Read(folder).Verify(folder) is [string fault, ..])
        {
            throw new InvalidDataException($"{fault}: damaged, or changed by hand. Remove the folder {folder}; the next run makes it again.");
        }
    }

    /// <summary>What is wrong with a result's files; empty when it is whole.</summary>
    public IReadOnlyList<string> Verify(string folder) =>
    [
        .. this.Files.Select(file => (Path: Path.Combine(folder, file.Key), Declared: file.Value))
            .Select(file => !File.Exists(file.Path) ? $"{file.Path}: missing" : Hash(file.Path) != file.Declared ? $"{file.Path}: not the bytes of its record" : null)
            .OfType<string>(),
    ];

    private static string Hash(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
