namespace Concord.Alignment.Linalg;

/// <summary>The half of a symmetric table that was not multiplied.</summary>
internal static class SymmetricFill
{
    private const int Tile = 32;

    /// <summary>Copies what is above the diagonal below it, tile by tile: reading down columns of a wide table would miss the cache at every step.</summary>
    /// <param name="table">(size × size) row-major, written to.</param>
    /// <param name="size">Rows and columns.</param>
    public static void Below(double[] table, int size) =>
        Parallel.For(0, (size + Tile - 1) / Tile, tile =>
        {
            int last = Math.Min(size, (tile + 1) * Tile);
            for (int left = 0; left < last; left += Tile)
            {
                for (int row = tile * Tile; row < last; row++)
                {
                    for (int column = left; column < Math.Min(row, left + Tile); column++)
                    {
                        table[(row * size) + column] = table[(column * size) + row];
                    }
                }
            }
        });
}
