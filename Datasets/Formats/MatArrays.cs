using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Responses in a variable of a MATLAB file, or in a field of a structure (stack.betas); sizes as MATLAB shows them, labels from tables beside it.</summary>
internal sealed class MatArrays : IArrayFormat
{
    public string Id => "mat";

    public IReadOnlyList<string> Extensions { get; } = [".mat"];

    public LabelledArray Read(string path, ArrayRequest request)
    {
        MatFile file = MatFile.Read(path);
        string chosen = request.Variable ?? request.Choose(path, [.. file.Variables.SelectMany(pair => Arrays(pair.Key, pair.Value))]);
        string[] parts = chosen.Split('.');
        MatValue value = parts.Skip(1).Aggregate(file[parts[0]], (inner, field) => inner.AsStruct()[field]);
        MatNumeric numbers = value.AsNumeric();
        return new LabelledArray(numbers.Where, chosen, request.Name(numbers.Where, numbers.Dimensions), numbers.ToRowMajor());
    }

    private static IEnumerable<string> Arrays(string name, MatValue value) => value switch
    {
        MatNumeric { Count: > 1 } numbers when numbers.Dimensions.Count(side => side > 1) > 1 => [name],
        MatStruct { Count: 1 } inner => inner.Fields.SelectMany(field => Arrays($"{name}.{field}", inner[field])),
        _ => [],
    };
}
