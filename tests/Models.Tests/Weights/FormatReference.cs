using System.Text.Json;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Weights;

/// <summary>The tiny files of tests/reference/models/formats and what they hold.</summary>
internal static class FormatReference
{
    public static string File(string name) => Repository.Reference("models", "formats", name);

    /// <summary>Compares keys, element types, shapes and values with a table that NumPy or PyTorch wrote.</summary>
    public static void AssertHolds(WeightsContent content, string table, string typePrefix = "torch.")
    {
        using JsonDocument expected = JsonDocument.Parse(System.IO.File.ReadAllBytes(File(table)));
        Assert.Equal(expected.RootElement.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal), content.Tensors.Keys.Order(StringComparer.Ordinal));
        foreach (JsonProperty property in expected.RootElement.EnumerateObject())
        {
            torch.Tensor tensor = content.Tensors[property.Name];
            Assert.Equal((property.Name, property.Value.GetProperty("dtype").GetString()), (property.Name, typePrefix + TensorValues.TorchName(tensor.dtype)["torch.".Length..]));
            Assert.Equal(property.Value.GetProperty("shape").EnumerateArray().Select(item => item.GetInt64()), tensor.shape);
            Assert.Equal(property.Value.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()), TensorValues.Doubles(tensor));
        }
    }
}
