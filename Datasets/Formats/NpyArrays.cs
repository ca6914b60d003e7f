using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Responses in a NumPy array; its labels come from tables beside it.</summary>
internal sealed class NpyArrays : IArrayFormat
{
    public string Id => "npy";

    public IReadOnlyList<string> Extensions { get; } = [".npy"];

    public LabelledArray Read(string path, ArrayRequest request)
    {
        NpyArray array = NpyFile.Read(path);
        return new LabelledArray(path, Path.GetFileNameWithoutExtension(path), request.Name(array.Where, array.Shape), array.ToDoubles());
    }
}
