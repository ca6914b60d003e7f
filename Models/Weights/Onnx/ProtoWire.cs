namespace Concord.Models.Weights.Onnx;

/// <summary>How a protobuf field is encoded; the two kinds of groups are not used by ONNX.</summary>
internal enum ProtoWire
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}
