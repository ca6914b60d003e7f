using System.Text.Json;
using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Tests.Predictivity;

/// <summary>The inputs of tests/reference/banded-ridge, by the formula of its script.</summary>
internal static class BandedFormula
{
    private const int Rows = 63;

    public static (Matrix[] Spaces, Matrix Y) Data()
    {
        Matrix[] spaces = [Space(0, 20, 1), Space(20, 35, 3), Space(55, 8, 0.2)];
        double Response(int i, int j) =>
            spaces[0][i, 3 * j % 20] + (j % 2 * spaces[1][i, 5 * j % 35] / 3) + (j < 4 ? 5 * spaces[2][i, j] : 0) + (0.8 * MappingFormula.Value(i, 70 + j)) + (10 * j);
        return (spaces, new Matrix(Rows, 8, [.. Enumerable.Range(0, Rows * 8).Select(k => Response(k / 8, k % 8))]));
    }

    public static BandedRidgeOptions Options(JsonElement expected) => new()
    {
        Candidates = [.. expected.GetProperty("gammas").EnumerateArray().Select(row => row.Doubles())],
        Alphas = expected.GetProperty("alphas").Doubles(),
    };

    /// <summary>The spaces side by side, each times the root of its weight.</summary>
    public static Matrix Joined(Matrix[] spaces, double[] weights)
    {
        double[] values = [.. Enumerable.Range(0, Rows).SelectMany(i => spaces.SelectMany((space, s) => space.Row(i).ToArray().Select(value => value * Math.Sqrt(weights[s]))))];
        return new Matrix(Rows, spaces.Sum(space => space.Columns), values);
    }

    private static Matrix Space(int from, int units, double scale) =>
        new(Rows, units, [.. Enumerable.Range(0, Rows * units).Select(k => scale * MappingFormula.Value(k / units, from + (k % units)))]);
}
