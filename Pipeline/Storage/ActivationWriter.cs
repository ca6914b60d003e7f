using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Concord.Pipeline.Storage;

/// <summary>Takes the readouts of one forward pass batch by batch and publishes them together.</summary>
/// <remarks>A pass that is stopped may be suspended: what is whole waits in <c>checkpoints/ab/KEY/</c>, and the next writer of the same job goes on behind it.</remarks>
public sealed class ActivationWriter : IDisposable
{
    private readonly ResultStore store;
    private readonly IReadOnlyList<(string Key, string Inputs)> readouts;
    private readonly int stimulusCount;
    private readonly string staging;
    private readonly PassCheckpoint? checkpoint;
    private readonly FileStream?[] files;
    private readonly IncrementalHash[] hashes;
    private readonly int[] units;
    private readonly int[] written;

    /// <summary>Starts writing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="readouts">Key and canonical inputs of each readout, in the order of the requests.</param>
    /// <param name="stimulusCount">Rows of each.</param>
    /// <param name="job">The job whose suspended pass is gone on with, and what makes its rows; null for a pass that cannot be suspended.</param>
    public ActivationWriter(ResultStore store, IReadOnlyList<(string Key, string Inputs)> readouts, int stimulusCount, (string Key, string Maker)? job = null)
    {
        this.store = store;
        this.readouts = readouts;
        this.stimulusCount = stimulusCount;
        this.staging = store.NewStaging();
        this.files = new FileStream?[readouts.Count];
        this.hashes = [.. readouts.Select(_ => IncrementalHash.CreateHash(HashAlgorithmName.SHA256))];
        this.units = new int[readouts.Count];
        this.written = new int[readouts.Count];
        this.checkpoint = job is not { } own ? null : new PassCheckpoint(store, own.Key, own.Maker, [.. readouts.Select(readout => readout.Key)]);
        if (this.checkpoint?.Take(this.staging) is { } taken)
        {
            this.Resume(taken);
        }
    }

    /// <summary>Rows that an earlier, suspended pass wrote: where this one begins.</summary>
    public int FirstStimulus { get; private set; }

    /// <summary>Appends rows of a readout.</summary>
    /// <param name="request">Which readout.</param>
    /// <param name="firstStimulus">The first row; rows come in order.</param>
    /// <param name="rows">(rows × units) float32.</param>
    /// <param name="unitCount">Units.</param>
    /// <exception cref="InvalidOperationException">Rows out of order, or of another width than before.</exception>
    public void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int unitCount)
    {
        if (firstStimulus != this.written[request] || (this.files[request] is not null && unitCount != this.units[request]))
        {
            throw new InvalidOperationException($"readout {request}: rows from {firstStimulus} with {unitCount} units, expected rows from {this.written[request]} with {this.units[request]} units");
        }

        FileStream file = this.files[request] ??= this.Open(request, unitCount);
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(rows);
        this.hashes[request].AppendData(bytes);
        file.Write(bytes);
        this.written[request] += rows.Length / unitCount;
    }

    /// <summary>Flushes to disk and renames every readout into place, its record last.</summary>
    /// <exception cref="InvalidOperationException">A readout is not complete.</exception>
    public void Commit()
    {
        for (int request = 0; request < this.files.Length; request++)
        {
            if (this.written[request] != this.stimulusCount)
            {
                throw new InvalidOperationException($"readout {request}: {this.written[request]} of {this.stimulusCount} rows");
            }

            this.files[request]!.Flush(flushToDisk: true);
            this.files[request]!.Dispose();
        }

        for (int request = 0; request < this.files.Length; request++)
        {
            (string key, string inputs) = this.readouts[request];
            if (this.store.HasActivation(key))
            {
                // Another process was first; its record belongs to its own array, which may differ in the last bits.
                continue;
            }

            string path = this.store.ActivationPath(key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(this.StagedPath(request), path, overwrite: true);
            string sha256 = Convert.ToHexStringLower(this.hashes[request].GetHashAndReset());
            new ActivationRecord(key, inputs, this.stimulusCount, this.units[request], sha256, NpyRows.FileLength(this.stimulusCount, this.units[request]), MachineKind.Maker).Write(this.store.ActivationRecordPath(key));
        }
    }

    /// <summary>Keeps what is whole for the next attempt: all rows up to the last batch that every readout has.</summary>
    /// <param name="batch">Stimuli in a forward pass: the next attempt must see the same batches.</param>
    public void Suspend(int batch)
    {
        int rows = this.written.Min() / batch * batch;
        if (this.checkpoint is null || rows == 0)
        {
            return;
        }

        try
        {
            this.Keep(rows);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be kept is done again.
        }
    }

    private void Keep(int rows)
    {
        for (int request = 0; request < this.files.Length; request++)
        {
            FileStream file = this.files[request]!;
            file.SetLength(NpyRows.Header(this.stimulusCount, this.units[request]).Length + (rows * 4L * this.units[request]));
            file.Flush(flushToDisk: true);
            file.Dispose();
        }

        this.checkpoint!.Keep(this.staging, rows, this.units);
    }

    /// <summary>Closes the files and removes what was not published.</summary>
    public void Dispose()
    {
        foreach (FileStream? file in this.files)
        {
            file?.Dispose();
        }

        foreach (IncrementalHash hash in this.hashes)
        {
            hash.Dispose();
        }

        if (Directory.Exists(this.staging))
        {
            Directory.Delete(this.staging, recursive: true);
        }
    }

    private void Resume(SuspendedPass taken)
    {
        byte[] buffer = new byte[1 << 20];
        for (int request = 0; request < this.files.Length; request++)
        {
            this.units[request] = taken.Units[request];
            this.written[request] = taken.Rows;
            FileStream file = this.files[request] = new(this.StagedPath(request), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 20);

            // The hash is of the whole file: what is there is read once more.
            for (int read = file.Read(buffer); read > 0; read = file.Read(buffer))
            {
                this.hashes[request].AppendData(buffer, 0, read);
            }
        }

        this.FirstStimulus = taken.Rows;
    }

    private string StagedPath(int request) => Path.Combine(this.staging, this.readouts[request].Key + ".npy");

    private FileStream Open(int request, int unitCount)
    {
        this.units[request] = unitCount;
        FileStream file = new(this.StagedPath(request), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        byte[] header = NpyRows.Header(this.stimulusCount, unitCount);
        this.hashes[request].AppendData(header);
        file.Write(header);
        return file;
    }
}
