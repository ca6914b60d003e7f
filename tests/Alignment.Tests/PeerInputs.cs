using System.Text.Json;

namespace Concord.Alignment.Tests;

/// <summary>The closed-form inputs of shared/golden/peers: X (60 × 40), Y (60 × 12), Z (60 × 20).</summary>
internal static class PeerInputs
{
    public static JsonElement Expected => Golden.Json("peers", "golden.json");

    public static Matrix X { get; } = Fill(60, 40, Unit);

    public static Matrix Y { get; } = Fill(60, 12, (i, k) => Math.Tanh(Unit(i, k) + (0.5 * Unit(i, k + 12))) + (0.3 * Math.Cos((1.1 * i) + (0.37 * k * k))));

    public static Matrix Z { get; } = Fill(60, 20, (i, m) => (Unit(i, m) * Unit(i, m)) - (0.4 * Unit(i, m + 20)));

    public static Matrix Fill(int rows, int columns, Func<int, int, double> value) =>
        new(rows, columns, Enumerable.Range(0, rows * columns).Select(k => value(k / columns, k % columns)).ToArray());

    public static Matrix FirstRows(this Matrix matrix, int rows) => matrix.SelectRows(Enumerable.Range(0, rows).ToArray());

    private static double Unit(int i, int j) => Math.Sin((0.7 * i) + (1.3 * j) + (0.05 * i * j));
}
