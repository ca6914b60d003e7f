namespace Concord.Models.Weights.Pickle;

/// <summary>A Python bytes value; its content is needed nowhere and is not copied.</summary>
internal sealed class PickleBytes(long length)
{
    public long Length { get; } = length;
}
