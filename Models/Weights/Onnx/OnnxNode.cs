namespace Concord.Models.Weights.Onnx;

/// <summary>What is kept of a node of the graph: enough to tell to which layer a nameless matrix belongs. Nodes are never run.</summary>
internal sealed record OnnxNode(string Operation, string Name, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);
