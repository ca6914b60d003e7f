using System.Text.Json;
using Concord.Datasets.Assemblies;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

/// <summary>What xarray says of a file, and whether an array of ours says the same.</summary>
internal static class Xarray
{
    /// <summary>Reads a file with Debian's xarray; the test is skipped where there is none.</summary>
    public static JsonElement Read(string path)
    {
        DebianPython.Run("xarray, netCDF4", Repository.Reference("netcdf", "read_netcdf.py"), path, path + ".json");
        return JsonDocument.Parse(File.ReadAllText(path + ".json")).RootElement;
    }

    /// <summary>Name, axes, values, attributes and labels are the same, to the last digit.</summary>
    public static void Same(JsonElement expected, LabelledArray array)
    {
        Assert.Equal(expected.GetProperty("name").GetString(), array.Name);
        Assert.Equal(Texts(expected.GetProperty("dims")), array.Axes.Select(axis => axis.Name));
        Assert.Equal(Doubles(expected.GetProperty("shape")), array.Axes.Select(axis => (double)axis.Length));
        Assert.Equal(Doubles(expected.GetProperty("values")), array.Values);
        foreach (JsonProperty attribute in expected.GetProperty("attributes").EnumerateObject())
        {
            Assert.Equal(attribute.Value.GetString(), array.Attributes[attribute.Name]);
        }

        foreach (JsonProperty label in expected.GetProperty("labels").EnumerateObject())
        {
            SameLabels(label.Value, array.Axes.Single(axis => axis.Name == label.Value.GetProperty("dim").GetString()).Labels[label.Name]);
        }

        Assert.Equal(expected.GetProperty("labels").EnumerateObject().Count(), array.Axes.Sum(axis => axis.Labels.Count));
    }

    private static void SameLabels(JsonElement expected, LabelColumn column)
    {
        JsonElement values = expected.GetProperty("values");
        switch (expected.GetProperty("kind").GetString())
        {
            case "b":
                Assert.Equal(LabelKind.Boolean, column.Kind);
                Assert.Equal(values.EnumerateArray().Select(value => value.GetBoolean() ? 1.0 : 0), column.ToDoubles());
                break;
            case "i":
                Assert.Equal(LabelKind.Integer, column.Kind);
                Assert.Equal(values.EnumerateArray().Select(value => value.GetInt64()), column.ToInt64s());
                break;
            case "f":
                Assert.Equal(LabelKind.Real, column.Kind);
                Assert.Equal(Doubles(values), column.ToDoubles());
                break;
            default:
                Assert.Equal(LabelKind.Text, column.Kind);
                Assert.Equal(Texts(values), column.ToTexts());
                break;
        }
    }

    private static double[] Doubles(JsonElement values) => [.. values.EnumerateArray().Select(value => value.ValueKind is JsonValueKind.Null ? double.NaN : value.GetDouble())];

    private static string[] Texts(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetString()!)];
}
