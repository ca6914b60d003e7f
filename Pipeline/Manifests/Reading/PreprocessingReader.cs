using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>preprocessing:</c>, what differs from the weights' own.</summary>
internal static class PreprocessingReader
{
    private const int LargestSide = 8192;
    private const double SmallestStd = 1e-12;

    public static PreprocessingText? Read(MapBinder model, ModelSource source, string owner, ReadingContext context)
    {
        if (model.Map("preprocessing") is not { } map)
        {
            return null;
        }

        if (source is ActivationsSource or DatasetSource)
        {
            context.Log.Error(map.Position, Messages.OnlyForNetworks("preprocessing", owner));
        }

        PreprocessingText text = new()
        {
            Resize = map.Integer("resize", 1, LargestSide),
            Crop = map.Integer("crop", 1, LargestSide),
            Interpolation = map.Word("interpolation", ManifestWords.Interpolations),
            Antialias = map.Boolean("antialias"),
            Mean = map.Numbers("mean", 3, double.MinValue),
            Std = map.Numbers("std", 3, SmallestStd),
            Range = map.Numbers("range", 2, double.MinValue),
        };
        map.Done("preprocessing");
        return text;
    }
}
