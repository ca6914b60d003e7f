namespace Concord.Datasets.Formats;

/// <summary>A cell array.</summary>
public sealed class MatCell : MatValue
{
    internal MatCell(string where, int[] dimensions, IReadOnlyList<MatValue> items)
        : base(where, MatClass.Cell, dimensions) => Items = items;

    /// <summary>(Count) the cells, first index fastest.</summary>
    public IReadOnlyList<MatValue> Items { get; }
}
