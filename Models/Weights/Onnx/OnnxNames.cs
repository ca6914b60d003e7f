using TorchSharp;

namespace Concord.Models.Weights.Onnx;

/// <summary>Gives tensors back the names that PyTorch's exporter took from them.</summary>
/// <remarks>
/// A linear layer on tokens is exported as MatMul with its weight transposed and called <c>onnx::MatMul_123</c>, then Add with <c>P.bias</c>:
/// such a matrix is <c>P.weight</c> again, as a transposed view (out × in); of <c>P.in_proj_bias</c> it is <c>P.in_proj_weight</c>. Without a
/// bias the path is that of the node's own name.
/// Equal tensors are stored once, and Identity nodes give them their other names. What cannot be told keeps the file's name.
/// </remarks>
internal static class OnnxNames
{
    private const string Nameless = "onnx::";
    private const string Weight = "weight";

    /// <summary>The tensors under their names, in the order of the file.</summary>
    /// <param name="tensors">By the file's name.</param>
    /// <param name="nodes">In the order of the file, which is that of computation.</param>
    /// <param name="notes">Gets a sentence for what was renamed.</param>
    public static IReadOnlyList<StoredTensor> Apply(OrderedDictionary<string, StoredTensor> tensors, IReadOnlyList<OnnxNode> nodes, List<string> notes)
    {
        List<string> added = Aliases(tensors, nodes);
        List<(string From, string To)> renamed = Matrices(tensors, nodes);
        if (added.Count > 0)
        {
            notes.Add($"{added.Count} names of tensors that the exporter stored once ({Some(added)}): read");
        }

        if (renamed.Count > 0)
        {
            notes.Add($"{renamed.Count} matrices that the exporter transposed and left nameless: read as before ({Some([.. renamed.Select(pair => $"{pair.From} is {pair.To}")])})");
        }

        HashSet<string> gone = new(renamed.Select(pair => pair.From), StringComparer.Ordinal);
        List<string> constants = [.. tensors.Where(pair => !gone.Contains(pair.Key) && IsConstant(pair.Value)).Select(pair => pair.Key)];
        if (constants.Count > 0)
        {
            notes.Add($"{constants.Count} constants of the graph ({Some(constants)}): not read");
            gone.UnionWith(constants);
        }

        return [.. tensors.Where(pair => !gone.Contains(pair.Key)).Select(pair => pair.Value)];
    }

    private static List<string> Aliases(OrderedDictionary<string, StoredTensor> tensors, IReadOnlyList<OnnxNode> nodes)
    {
        List<string> added = [];
        foreach (OnnxNode node in nodes)
        {
            if (node is { Operation: "Identity", Inputs: [var from], Outputs: [var to] } && tensors.TryGetValue(from, out StoredTensor? tensor) && tensors.TryAdd(to, Named(tensor, to)))
            {
                added.Add(to);
            }
        }

        return added;
    }

    private static List<(string From, string To)> Matrices(OrderedDictionary<string, StoredTensor> tensors, IReadOnlyList<OnnxNode> nodes)
    {
        Dictionary<string, string> biases = new(StringComparer.Ordinal); // by the sum's other operand
        foreach (OnnxNode node in nodes)
        {
            if (node is { Operation: "Add", Inputs: [var a, var b] })
            {
                Remember(biases, tensors, a, b);
                Remember(biases, tensors, b, a);
            }
        }

        List<(string From, string To)> renamed = [];
        foreach (OnnxNode node in nodes)
        {
            if (node is { Operation: "MatMul", Inputs: [_, var matrix], Outputs: [var product] }
                && matrix.StartsWith(Nameless, StringComparison.Ordinal)
                && tensors.TryGetValue(matrix, out StoredTensor? tensor) && tensor.Shape.Length == 2
                && (biases.GetValueOrDefault(product) ?? PathOf(node)) is { } name
                && tensors.TryAdd(name, Transposed(tensor, name)))
            {
                renamed.Add((matrix, name));
            }
        }

        return renamed;
    }

    private static void Remember(Dictionary<string, string> biases, OrderedDictionary<string, StoredTensor> tensors, string bias, string product)
    {
        const string end = "bias";
        if ((bias.EndsWith("." + end, StringComparison.Ordinal) || bias.EndsWith("_" + end, StringComparison.Ordinal)) && tensors.ContainsKey(bias))
        {
            biases[product] = bias[..^end.Length] + Weight;
        }
    }

    // /1/1.0/1.0.0/fn/fn.1/query/MatMul: a step that begins with the one before it and a dot says that one again.
    private static string? PathOf(OnnxNode node)
    {
        string[] steps = node.Name.Split('/');
        if (steps is not ["", .., "MatMul"] || steps.Length < 3)
        {
            return null;
        }

        string[] path = steps[1..^1];
        return $"{string.Join('.', path.Where((step, i) => i == path.Length - 1 || !path[i + 1].StartsWith(step + ".", StringComparison.Ordinal)))}.{Weight}";
    }

    // Shapes and indices that the graph computes with: whole numbers under a name of the exporter's.
    private static bool IsConstant(StoredTensor tensor) =>
        (tensor.Name.StartsWith(Nameless, StringComparison.Ordinal) || tensor.Name.StartsWith('/'))
        && tensor.Storage.Type is torch.ScalarType.Int64 or torch.ScalarType.Int32 or torch.ScalarType.Bool;

    private static StoredTensor Named(StoredTensor tensor, string name) => new(name, tensor.Storage, tensor.Offset, tensor.Shape, tensor.Stride);

    private static StoredTensor Transposed(StoredTensor tensor, string name) =>
        new(name, tensor.Storage, tensor.Offset, [tensor.Shape[1], tensor.Shape[0]], [tensor.Stride[1], tensor.Stride[0]]);

    private static string Some(List<string> items) => string.Join(", ", items.Take(3)) + (items.Count > 3 ? ", ..." : "");
}
