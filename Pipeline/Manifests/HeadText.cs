namespace Concord.Pipeline.Manifests;

/// <summary>One attention head, as a manifest names it: <c>2</c> of every block, or <c>3.5</c>, head 5 of block 3.</summary>
/// <param name="Block">The block; null for every block that has the head.</param>
/// <param name="Head">The head; both count from 0.</param>
public sealed record HeadText(int? Block, int Head)
{
    /// <summary>As it is written in a manifest.</summary>
    public override string ToString() => Block is { } block ? FormattableString.Invariant($"{block}.{Head}") : FormattableString.Invariant($"{Head}");
}
