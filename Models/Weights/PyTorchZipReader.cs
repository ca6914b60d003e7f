using System.Text;
using Concord.Models.Weights.Pickle;
using Concord.Models.Weights.Zip;
using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>The zip format of torch.save (since PyTorch 1.6) and of torch.jit.save: a pickle <c>data.pkl</c> and one stored entry <c>data/KEY</c> a storage.</summary>
internal static class PyTorchZipReader
{
    private const string Pickle = "/data.pkl";

    public static StoredWeights Read(MappedFile file, ZipIndex index, string? stateDictPath)
    {
        ZipEntry pickle = FindPickle(file, index);
        string folder = pickle.Name[..^Pickle.Length];
        index.RequireStored(file, pickle.Name, folder + "/byteorder", folder + "/data/");
        index.CheckSums(file);
        CheckByteOrder(file, index, folder);

        // A TorchScript archive is a program with its data: code/ and constants.pkl are passed over.
        bool isScript = index.Entries.ContainsKey(folder + "/constants.pkl");
        Unpickler unpickler = new(new PickleInput(file, pickle.Offset, pickle.Length, "data.pkl"), isScript);
        object? root = unpickler.Load();
        if (isScript)
        {
            ScriptModule module = ScriptModule.Read(file.Path, root, stateDictPath, unpickler.StandIns);
            return new StoredWeights
            {
                Format = "torchscript",
                StateDictPath = module.Path,
                Tensors = Tensors(file, index, folder, module.Tensors),
                Skipped = [.. module.Skipped, .. Program(index, folder)],
            };
        }

        StateDictChoice choice = StateDictChoice.Find(file.Path, root, stateDictPath, unpickler.StandIns);
        return new StoredWeights { Format = "pytorch-zip", StateDictPath = choice.Path, Tensors = Tensors(file, index, folder, choice.Tensors), Skipped = choice.Skipped };
    }

    private static List<StoredTensor> Tensors(MappedFile file, ZipIndex index, string folder, IReadOnlyDictionary<string, PickleTensor> described)
    {
        Dictionary<(string Key, torch.ScalarType Type), StoredBytes> storages = [];
        List<StoredTensor> tensors = [];
        foreach ((string name, PickleTensor tensor) in described)
        {
            if (!storages.TryGetValue((tensor.Storage.Key, tensor.Type), out StoredBytes? bytes))
            {
                bytes = Storage(file, index, folder, tensor);
                storages.Add((tensor.Storage.Key, tensor.Type), bytes);
            }

            tensors.Add(new StoredTensor(name, bytes, tensor.Offset, tensor.Shape, tensor.Stride));
        }

        return tensors;
    }

    private static IEnumerable<string> Program(ZipIndex index, string folder)
    {
        int code = index.Entries.Keys.Count(name => name.StartsWith(folder + "/code/", StringComparison.Ordinal));
        yield return $"code/: {code} files of a program, not run";
        yield return "constants.pkl: constants of the program, not read";
        int extra = index.Entries.Keys.Count(name => name.StartsWith(folder + "/extra/", StringComparison.Ordinal));
        if (extra > 0)
        {
            yield return $"extra/: {extra} files, not read";
        }
    }

    private static MappedBytes Storage(MappedFile file, ZipIndex index, string folder, PickleTensor tensor)
    {
        string name = $"{folder}/data/{tensor.Storage.Key}";
        long expected = tensor.Storage.Elements * ElementTypes.Size(tensor.Storage.Type);
        if (!index.Entries.TryGetValue(name, out ZipEntry? entry))
        {
            throw WeightsMessages.Damaged(file.Path, $"entry '{name}'", "no such entry", "the values of a tensor");
        }

        return entry.Length == expected
            ? new MappedBytes(file, tensor.Type, entry.Offset, entry.Length / ElementTypes.Size(tensor.Type))
            : throw WeightsMessages.Damaged(file.Path, $"entry '{name}'", $"{entry.Length} bytes", $"{expected} bytes as data.pkl says");
    }

    private static ZipEntry FindPickle(MappedFile file, ZipIndex index)
    {
        List<ZipEntry> found = [.. index.Entries.Values.Where(entry => entry.Name.EndsWith(Pickle, StringComparison.Ordinal) && entry.Name.Count(c => c == '/') == 1)];
        if (found.Count != 1)
        {
            throw WeightsMessages.NotTorch(file.Path, Other(index));
        }

        return found[0];
    }

    private static string Other(ZipIndex index) => index switch
    {
        _ when index.Entries.Count == 0 => "an empty zip archive",
        _ => $"a zip archive without data.pkl (it holds {string.Join(", ", index.Entries.Keys.Take(3))}{(index.Entries.Count > 3 ? ", ..." : "")})",
    };

    private static void CheckByteOrder(MappedFile file, ZipIndex index, string folder)
    {
        if (!index.Entries.TryGetValue(folder + "/byteorder", out ZipEntry? entry))
        {
            return; // written since 2.1 only; before, always the order of the machine, taken as little
        }

        string order = Encoding.Latin1.GetString(file.Span(entry.Offset, (int)Math.Min(entry.Length, 16)));
        if (order == "big")
        {
            throw WeightsMessages.BigEndian(file.Path);
        }

        if (order != "little")
        {
            throw WeightsMessages.Damaged(file.Path, "entry 'byteorder'", $"'{order}'", "'little'");
        }
    }
}
