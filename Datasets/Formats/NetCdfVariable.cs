using System.Globalization;
using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>A variable of a NetCDF file of either kind: its dimensions, its attributes, and how its values are got.</summary>
internal sealed class NetCdfVariable
{
    public required string Where { get; init; }

    public required string Name { get; init; }

    /// <summary>Names and lengths, slowest first.</summary>
    public required IReadOnlyList<(string Name, int Length)> Dimensions { get; init; }

    public required LabelKind Kind { get; init; }

    /// <summary>Texts and numbers as text.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    public required Func<double[]> Doubles { get; init; }

    public required Func<long[]> Integers { get; init; }

    public required Func<string[]> Texts { get; init; }

    /// <summary>(product of lengths) numbers as xarray decodes them: fill values are NaN, then scale_factor and add_offset are applied.</summary>
    /// <remarks>Source: "NetCDF Climate and Forecast Metadata Conventions" 1.10, 2.5.1 and 8.1.</remarks>
    public double[] Decoded()
    {
        double[] values = Doubles();
        double[] missing = [.. Number("_FillValue"), .. Number("missing_value")];
        double scale = Number("scale_factor") is [double factor] ? factor : 1;
        double offset = Number("add_offset") is [double sum] ? sum : 0;
        for (int i = 0; i < values.Length && (missing.Length > 0 || scale != 1 || offset != 0); i++)
        {
            values[i] = Array.IndexOf(missing, values[i]) >= 0 ? double.NaN : (values[i] * scale) + offset;
        }

        return values;
    }

    /// <summary>The values as labels, in the type that they have after decoding.</summary>
    public LabelColumn ToLabels() => Kind switch
    {
        LabelKind.Text => LabelColumn.Of(Texts()),
        LabelKind.Integer when Attributes.GetValueOrDefault("dtype") == "bool" => LabelColumn.Of(Array.ConvertAll(Doubles(), value => value != 0)),
        LabelKind.Boolean => LabelColumn.Of(Array.ConvertAll(Doubles(), value => value != 0)),
        LabelKind.Integer when !Attributes.Keys.Any(IsDecoded) => LabelColumn.Of(Integers()),
        _ => LabelColumn.Of(Decoded()),
    };

    private static bool IsDecoded(string attribute) => attribute is "_FillValue" or "missing_value" or "scale_factor" or "add_offset";

    private double[] Number(string attribute) =>
        double.TryParse(Attributes.GetValueOrDefault(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? [value] : [];
}
