using Concord.Models.Blocks;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>Adds to each token what tells where it stands.</summary>
/// <remarks>Parameters <c>pos_embed</c> (1 × tokens × d) of learned positions, <c>pos_proj</c> (d × features) of Fourier positions; the others have none. They belong to the network, which replaces them when it moves.</remarks>
internal sealed class TokenPositions
{
    private const int FourierBands = 8;
    private readonly TokenNetworkSizes _sizes;
    private readonly Wiring _wiring;

    public TokenPositions(Wiring wiring, TokenNetworkSizes sizes)
    {
        _sizes = sizes;
        _wiring = wiring;
    }

    /// <summary>Shape of the learned table; null where there is none.</summary>
    public static long[]? TableShape(TokenNetworkSizes sizes) => sizes.Positions == PositionKind.Learned ? [1, sizes.Tokens, sizes.Width] : null;

    /// <summary>Shape of the map of Fourier features; null where there is none.</summary>
    public static long[]? MapShape(TokenNetworkSizes sizes) => sizes.Positions == PositionKind.Fourier ? [sizes.Width, 2 * ((2 * FourierBands) + 1)] : null;

    /// <summary>The tokens with positions.</summary>
    /// <param name="tokens">(batch × prefix + rows·columns × d): prefix tokens with rows in the table, then the patches; borrowed.</param>
    /// <param name="rows">Rows of patches.</param>
    /// <param name="columns">Columns of patches.</param>
    /// <param name="learned">The learned table; null where there is none.</param>
    /// <param name="map">The map of Fourier features; null where there is none.</param>
    /// <returns>A new tensor in the caller's dispose scope, or <paramref name="tokens"/> where there are no positions.</returns>
    public torch.Tensor Add(torch.Tensor tokens, int rows, int columns, Parameter? learned, Parameter? map)
    {
        if (_sizes.Positions == PositionKind.None)
        {
            return tokens;
        }

        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor table = _sizes.Positions switch
        {
            PositionKind.Learned => Learned(learned!, rows, columns),
            PositionKind.Sinusoidal => WithPrefix(Fixed(Sinusoids(rows, columns, _sizes.Width), tokens)),
            _ => WithPrefix(Mapped(Fixed(FourierFeatures(rows, columns), tokens), map!)),
        };
        return tokens.Plus(_wiring.Positions(table, _sizes.PositionedPrefix)).MoveToOuterDisposeScope();
    }

    /// <summary>Sines and cosines of the column in the first half of the features, of the row in the second, as in MAE's <c>get_2d_sincos_pos_embed</c>.</summary>
    /// <returns>(rows·columns × width) row-major; features beyond a multiple of four are 0.</returns>
    internal static float[,] Sinusoids(int rows, int columns, int width)
    {
        float[,] table = new float[rows * columns, width];
        int quarter = width / 4;
        for (int place = 0; place < rows * columns; place++)
        {
            for (int i = 0; i < quarter; i++)
            {
                double frequency = 1 / Math.Pow(10_000, i / (double)quarter);
                (double column, double row) = (place % columns * frequency, place / columns * frequency);
                table[place, i] = (float)Math.Sin(column);
                table[place, quarter + i] = (float)Math.Cos(column);
                table[place, (2 * quarter) + i] = (float)Math.Sin(row);
                table[place, (3 * quarter) + i] = (float)Math.Cos(row);
            }
        }

        return table;
    }

    /// <summary>Of row and column, each in [−1, 1]: the value, then sin and cos of πf·value for f spaced evenly from 1 to half the side.</summary>
    internal static float[,] FourierFeatures(int rows, int columns)
    {
        float[,] features = new float[rows * columns, 2 * ((2 * FourierBands) + 1)];
        for (int place = 0; place < rows * columns; place++)
        {
            int feature = 0;
            foreach ((int index, int side) in ((int, int)[])[(place / columns, rows), (place % columns, columns)])
            {
                double value = side == 1 ? 0 : (2.0 * index / (side - 1)) - 1;
                features[place, feature++] = (float)value;
                for (int band = 0; band < FourierBands; band++)
                {
                    double frequency = 1 + (((side / 2.0) - 1) * band / (FourierBands - 1));
                    features[place, feature++] = (float)Math.Sin(Math.PI * frequency * value);
                    features[place, feature++] = (float)Math.Cos(Math.PI * frequency * value);
                }
            }
        }

        return features;
    }

    /// <summary>A learned table for another grid of patches than its own.</summary>
    /// <param name="table">(1 × prefix + grid² × d).</param>
    /// <param name="prefix">Rows before the patches, which stay.</param>
    /// <param name="grid">Side of the table's own grid.</param>
    /// <param name="rows">Rows of patches.</param>
    /// <param name="columns">Columns of patches.</param>
    /// <param name="resize">How.</param>
    /// <returns>(1 × prefix + rows·columns × d), the table itself where the grid is its own.</returns>
    internal static torch.Tensor Resize(torch.Tensor table, int prefix, int grid, int rows, int columns, PositionResize resize)
    {
        if (rows == grid && columns == grid)
        {
            return table;
        }

        long width = table.shape[2];
        torch.Tensor own = table.narrow(1, 0, prefix);
        torch.Tensor patches = table.narrow(1, prefix, grid * (long)grid).reshape(1, grid, grid, width).permute(0, 3, 1, 2).to(torch.float32);
        torch.Tensor resized = resize.Offset == 0
            ? torch.nn.functional.interpolate(patches, [rows, columns], mode: torch.InterpolationMode.Bicubic, align_corners: false, antialias: resize.Antialias)
            : torch.nn.functional.interpolate(patches, scale_factor: [(rows + resize.Offset) / grid, (columns + resize.Offset) / grid], mode: torch.InterpolationMode.Bicubic, align_corners: false, antialias: resize.Antialias);
        return torch.cat([own, resized.permute(0, 2, 3, 1).reshape(1, rows * (long)columns, width).to(own.dtype)], 1);
    }

    private static torch.Tensor Fixed(float[,] values, torch.Tensor like)
        => torch.tensor(MemoryMarshal.CreateSpan(ref values[0, 0], values.Length).ToArray(), values.GetLength(0), values.GetLength(1)).to(like.dtype, like.device).unsqueeze(0);

    private torch.Tensor Mapped(torch.Tensor features, Parameter map)
    {
        _wiring.Count(OperationKind.TokenWise, features.shape[1] * map.numel());
        return torch.nn.functional.linear(features, map);
    }

    // Prefix tokens have no place: zeros.
    private torch.Tensor WithPrefix(torch.Tensor patches)
        => _sizes.PositionedPrefix == 0 ? patches : torch.cat([torch.zeros([1, _sizes.PositionedPrefix, patches.shape[2]], dtype: patches.dtype, device: patches.device), patches], 1);

    private torch.Tensor Learned(Parameter table, int rows, int columns) => Resize(table, _sizes.PositionedPrefix, _sizes.Grid, rows, columns, _sizes.PositionResize);
}
