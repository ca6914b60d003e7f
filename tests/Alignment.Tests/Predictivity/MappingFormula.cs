using System.Text.Json;

namespace Concord.Alignment.Tests.Predictivity;

/// <summary>The inputs of tests/reference/mappings, by the formula of its script.</summary>
internal static class MappingFormula
{
    public static JsonElement Expected { get; } = Golden.Json("mappings", "expected.json");

    public static (Matrix X, Matrix Y) Data(int rows, int units, int neuroids)
    {
        var x = new Matrix(rows, units, Enumerable.Range(0, rows * units).Select(k => Value(k / units, k % units)).ToArray());
        double Response(int i, int j) => x[i, ((5 * j) + 3) % units] + (0.5 * x[i, j] * x[i, j]) + (1.2 * Value(i, units + j));
        return (x, new Matrix(rows, neuroids, Enumerable.Range(0, rows * neuroids).Select(k => Response(k / neuroids, k % neuroids)).ToArray()));
    }

    /// <summary>Six neuroids; the last ten rows are held out.</summary>
    public static (Matrix X, Matrix Y, Matrix Test, Matrix TestY, JsonElement Expected) Split(string tag)
    {
        (int rows, int units) = tag == "tall" ? (50, 12) : (30, 45);
        (Matrix x, Matrix y) = Data(rows + 10, units, 6);
        int[] training = [.. Enumerable.Range(0, rows)];
        int[] heldOut = [.. Enumerable.Range(rows, 10)];
        return (x.SelectRows(training), y.SelectRows(training), x.SelectRows(heldOut), y.SelectRows(heldOut), Expected.GetProperty(tag));
    }

    public static double Value(int i, int j) => (((37 * i * i) + (59 * j * j) + (101 * i * j) + (17 * i) + (29 * j)) % 1009 / 504.5) - 1;
}
