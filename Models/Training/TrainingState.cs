using System.Runtime.InteropServices;
using Concord.Models.Weights;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>The file from which a training goes on: network, optimiser, journal, and of which training it is.</summary>
internal static class TrainingState
{
    private const string FileName = "state.safetensors";
    private const string IdentityKey = "identity";
    private const string JournalKey = "journal";
    private const string First = "optimizer.first";
    private const string Second = "optimizer.second";

    /// <summary>Writes the state in place of the last.</summary>
    /// <param name="folder">The training's folder.</param>
    /// <param name="identity">Of which training it is.</param>
    /// <param name="tensors">Network and what is learnt beside it, by key.</param>
    /// <param name="optimizer">Its memory.</param>
    /// <param name="journal">What was noted.</param>
    public static void Save(string folder, string identity, IReadOnlyDictionary<string, torch.Tensor> tensors, ParameterOptimizer optimizer, TrainingJournal journal)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        OrderedDictionary<string, torch.Tensor> all = new(tensors, StringComparer.Ordinal)
        {
            { First, torch.tensor(optimizer.First) },
            { Second, torch.tensor(optimizer.Second) },
        };
        Dictionary<string, string> metadata = new() { [IdentityKey] = identity, [JournalKey] = journal.Write() };
        WholeFile.Replace(Path.Combine(folder, FileName), path => SafetensorsWriter.Write(path, all, metadata));
    }

    /// <summary>Reads the state of a training into its tensors.</summary>
    /// <param name="folder">The training's folder.</param>
    /// <param name="identity">Of which training it must be.</param>
    /// <param name="tensors">Network and what is learnt beside it, by key.</param>
    /// <param name="optimizer">Its memory.</param>
    /// <param name="isUsable">Whether what the journal tells of is there.</param>
    /// <returns>The journal; null, with all as it was, where there is no state of this training that can be used.</returns>
    public static TrainingJournal? Load(string folder, string identity, IReadOnlyDictionary<string, torch.Tensor> tensors, ParameterOptimizer optimizer, Func<TrainingJournal, bool> isUsable)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path) || Read(path) is not { } content)
        {
            return null;
        }

        using (content)
        {
            if (content.Metadata.GetValueOrDefault(IdentityKey) != identity)
            {
                return null;
            }

            TrainingJournal journal = TrainingJournal.Read(content.Metadata[JournalKey]);
            if (!isUsable(journal))
            {
                return null;
            }

            using DisposeScope scope = torch.NewDisposeScope();
            using IDisposable plain = torch.no_grad();
            foreach ((string key, torch.Tensor tensor) in tensors)
            {
                tensor.copy_(content.Tensors[key]);
            }

            Floats(content.Tensors[First]).CopyTo(optimizer.First);
            Floats(content.Tensors[Second]).CopyTo(optimizer.Second);
            return journal;
        }
    }

    /// <summary>Removes the state and the checkpoints of another training.</summary>
    public static void Clear(string folder)
    {
        foreach (string path in Directory.GetFiles(folder, "*.safetensors"))
        {
            File.Delete(path);
        }
    }

    // A file that somebody damaged is as good as none.
    private static WeightsContent? Read(string path)
    {
        try
        {
            return WeightsFile.Read(path);
        }
        catch (WeightsException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<float> Floats(torch.Tensor tensor) => tensor.numel() == 0 ? [] : MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
