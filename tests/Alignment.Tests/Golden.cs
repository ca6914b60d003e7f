using System.Globalization;
using System.Text;
using System.Text.Json;
using Concord.Tests;

namespace Concord.Alignment.Tests;

/// <summary>Reads reference numbers: JSON and float64 .npy.</summary>
internal static class Golden
{
    // The reference read last in this test: the source that the table of measures names.
    private static readonly AsyncLocal<string?> Source = new();

    public static JsonElement Json(params string[] parts)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path(parts)));
        return document.RootElement.Clone();
    }

    /// <summary>A small reference under tests/reference where it is there, else under shared/golden (the test is skipped without it).</summary>
    public static string Path(params string[] parts)
    {
        Source.Value = parts[^1].EndsWith(".npy", StringComparison.Ordinal) ? Source.Value : string.Join('/', parts);
        string local = Repository.Reference(parts);
        return File.Exists(local) ? local : Repository.Shared(["golden", .. parts]);
    }

    public static Matrix Npy(params string[] parts)
    {
        (int[] shape, double[] values) = NpyValues(parts);
        return shape.Length == 1 ? new Matrix(1, shape[0], values) : new Matrix(shape[0], values.Length / shape[0], values);
    }

    public static (int[] Shape, double[] Values) NpyValues(params string[] parts)
    {
        byte[] bytes = File.ReadAllBytes(Path(parts));
        int length = bytes[8] + (bytes[9] << 8);
        string header = Encoding.ASCII.GetString(bytes, 10, length);
        Assert.Contains("'<f8'", header, StringComparison.Ordinal);
        Assert.Contains("'fortran_order': False", header, StringComparison.Ordinal);
        int open = header.IndexOf('(', StringComparison.Ordinal) + 1;
        int[] shape = header[open..header.IndexOf(')', StringComparison.Ordinal)].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var values = new double[(bytes.Length - 10 - length) / 8];
        Buffer.BlockCopy(bytes, 10 + length, values, 0, values.Length * 8);
        return (shape, values);
    }

    public static double[] Doubles(this JsonElement element) => element.EnumerateArray().Select(Number).ToArray();

    public static int[] Ints(this JsonElement element) => element.EnumerateArray().Select(value => value.GetInt32()).ToArray();

    public static double Number(this JsonElement element) => element.ValueKind is JsonValueKind.Null ? double.NaN : element.GetDouble();

    /// <summary>All numbers of nested lists, row-major.</summary>
    public static double[] Flat(this JsonElement element) =>
        element.ValueKind is JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flat).ToArray() : [element.Number()];

    /// <summary>Fails when any value is further off than the tolerance and reports the largest error for the table of measures.</summary>
    public static void Close(string measure, IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        double worst = 0;
        for (int k = 0; k < expected.Count; k++)
        {
            double error = Math.Abs(expected[k] - actual[k]);
            Assert.True(error <= tolerance, $"{measure}[{k}]: expected {expected[k]:R}, was {actual[k]:R}");
            worst = Math.Max(worst, error);
        }

        TestContext.Current.SendDiagnosticMessage($"| {measure} | {Source.Value ?? TestContext.Current.TestClass?.TestClassSimpleName} | {expected.Count} | {worst:0.0e+0} | {tolerance:0e+0} |");
    }
}
