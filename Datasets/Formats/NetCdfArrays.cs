using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Responses in NetCDF, as xarray and Brain-Score write them; the file names its axes and labels.</summary>
internal sealed class NetCdfArrays : IArrayFormat
{
    public string Id => "netcdf";

    public IReadOnlyList<string> Extensions { get; } = [".nc", ".nc4", ".cdf"];

    public LabelledArray Read(string path, ArrayRequest request)
    {
        LabelledArray array = NetCdfAssembly.Read(path, request.Variable);
        return request.Axes.Count == 0
            ? array
            : new LabelledArray(array.Where, array.Name, [.. request.Name(array.Where, [.. array.Axes.Select(axis => axis.Length)]).Select((named, i) => new LabelledAxis(named.Name, named.Length, array.Axes[i].Labels))], array.Values, array.Attributes);
    }
}
