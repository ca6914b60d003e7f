namespace Concord.Models.Weights.Onnx;

/// <summary>ONNX: the initialisers of the graph, and of the graph itself only what tells their names. Nothing is run.</summary>
/// <remarks>
/// Source: github.com/onnx/onnx, onnx/onnx.proto at 64209faab4da3d679f2d46c7f725f6f2b779279b. Subgraphs and functions are passed over.
/// Exporters leave three traces, which are undone here (<see cref="OnnxNames"/>): matrices transposed and nameless, equal tensors stored
/// once, and constants in nodes.
/// </remarks>
internal static class OnnxReader
{
    private const int Producer = 2;
    private const int ProducerVersion = 3;
    private const int Graph = 7;
    private const int Node = 1;
    private const int Initializer = 5;
    private const int SparseInitializer = 15;

    public static StoredWeights Read(FileSet files)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        List<string> skipped = [];
        OrderedDictionary<string, StoredTensor> tensors = new(StringComparer.Ordinal);
        List<OnnxNode> nodes = [];
        ProtoCursor model = new(files.Main, 0, files.Main.Length, "model");
        int graphs = 0;
        while (model.Next())
        {
            switch (model.Field)
            {
                case Producer when model.Wire == ProtoWire.Bytes:
                    metadata["producer"] = model.Text();
                    break;
                case ProducerVersion when model.Wire == ProtoWire.Bytes:
                    metadata["producer-version"] = model.Text();
                    break;
                case Graph when ++graphs == 1 && model.Wire == ProtoWire.Bytes:
                    ReadGraph(files, model.Inside("graph"), tensors, nodes, skipped);
                    break;
                case Graph:
                    throw model.Damaged(model.Start, "a second graph");
            }
        }

        if (graphs == 0)
        {
            throw WeightsMessages.Damaged(files.Main.Path, "model", "no graph", "an ONNX model");
        }

        IReadOnlyList<StoredTensor> named = OnnxNames.Apply(tensors, nodes, skipped);
        skipped.Add($"a graph of {nodes.Count} nodes, not run");
        return named.Count > 0
            ? new StoredWeights { Format = "onnx", StateDictPath = StoredWeights.TopLevel, Tensors = named, Metadata = metadata, Skipped = skipped }
            : throw WeightsMessages.NoTensors(files.Main.Path, skipped);
    }

    private static void ReadGraph(FileSet files, ProtoCursor graph, OrderedDictionary<string, StoredTensor> tensors, List<OnnxNode> nodes, List<string> skipped)
    {
        while (graph.Next())
        {
            switch (graph.Field)
            {
                case Node:
                    nodes.Add(nodes.Count < OnnxLimits.Entries ? ReadNode(graph.Inside($"node {nodes.Count}")) : throw TooMany(files, "nodes"));
                    break;
                case Initializer:
                    OnnxTensor tensor = OnnxTensor.Read(files, graph);
                    if (tensor.Stored(skipped) is { } stored && !tensors.TryAdd(tensor.Name, stored))
                    {
                        throw graph.Damaged(graph.Start, $"two tensors named '{tensor.Name}'");
                    }

                    if (tensors.Count + skipped.Count > OnnxLimits.Entries)
                    {
                        throw TooMany(files, "tensors");
                    }

                    break;
                case SparseInitializer:
                    skipped.Add("a sparse tensor, not read");
                    break;
            }
        }
    }

    private static OnnxNode ReadNode(ProtoCursor node)
    {
        List<string> inputs = [];
        List<string> outputs = [];
        string name = "";
        string operation = "";
        while (node.Next())
        {
            switch (node.Field)
            {
                case 1: inputs.Add(node.Text()); break;
                case 2: outputs.Add(node.Text()); break;
                case 3: name = node.Text(); break;
                case 4: operation = node.Text(); break;
            }
        }

        return new OnnxNode(operation, name, inputs, outputs);
    }

    private static WeightsException TooMany(FileSet files, string what) =>
        WeightsMessages.TooLarge(files.Main.Path, "graph", $"{what} without end", OnnxLimits.Entries);
}
