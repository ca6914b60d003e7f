using Concord.Pipeline.Resolution;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Storage;

/// <summary>Reads stored readouts; the bytes are checked against the record before a number is used.</summary>
public static class ActivationReader
{
    /// <summary>Reads a readout: (stimuli × units) float32, row by row.</summary>
    /// <exception cref="InvalidDataException">The array is not what its record says: damaged, or changed by hand.</exception>
    public static (float[] Values, ActivationRecord Record) Read(ResultStore store, string key)
    {
        ActivationRecord record = ActivationRecord.Read(store.ActivationRecordPath(key));
        string path = store.ActivationPath(key);
        Verify(path, record);
        Telemetry.Read("activations", record.Bytes);
        return (NpyRows.Read(path, record.Units, 0, record.Stimuli), record);
    }

    /// <summary>Checks size and hash of an array against its record.</summary>
    public static void Verify(string path, ActivationRecord record)
    {
        long length = new FileInfo(path).Length;
        if (length != record.Bytes || !string.Equals(FileHash.OfFile(path), record.Sha256, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: {length} bytes that are not the {record.Bytes} bytes with SHA-256 {record.Sha256} of its record: damaged, or changed by hand. Remove it and its .json; the next run makes it again.");
        }
    }
}
