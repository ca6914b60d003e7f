using System.Text.Json;

namespace Concord.Pipeline.Storage;

/// <summary>What stands beside a stored readout: (stimuli × units) float32, rows in the order of the stimulus set.</summary>
/// <param name="Key">The fingerprint.</param>
/// <param name="Inputs">The text that was hashed into it.</param>
/// <param name="Stimuli">Rows.</param>
/// <param name="Units">Columns.</param>
/// <param name="Sha256">SHA-256 of the array file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Maker">The program's version and the kind of processor that made it; null where an earlier version did not say.</param>
public sealed record ActivationRecord(string Key, string Inputs, int Stimuli, int Units, string Sha256, long Bytes, string? Maker = null)
{
    /// <summary>Reads a record.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public static ActivationRecord Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ActivationRecord>(File.ReadAllText(path)) ?? throw new InvalidDataException($"{path}: an empty record");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}: a damaged record ({exception.Message}). Remove it; the next run makes it and its array again.", exception);
        }
    }

    /// <summary>Writes the record, atomically.</summary>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, StoreJson.Options));
}
