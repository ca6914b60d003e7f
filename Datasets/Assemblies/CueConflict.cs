namespace Concord.Datasets.Assemblies;

/// <summary>Cue-conflict trials: the category is the shape; the texture is in the image's name.</summary>
public static class CueConflict
{
    /// <summary>The texture category of a cue-conflict image.</summary>
    /// <remarks>Names end "…_shapeN-textureM.png" ("bird2-clock3.png" → "clock"), Geirhos et al. 2019.</remarks>
    /// <returns>The texture's category, or null where the name has no such part.</returns>
    public static string? TextureOf(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        string name = Path.GetFileNameWithoutExtension(trial.ImageName.AsSpan()).ToString();
        string last = name[(name.LastIndexOf('_') + 1)..];
        int dash = last.LastIndexOf('-');
        string texture = dash < 0 ? "" : last[(dash + 1)..].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return texture.Length > 0 && texture.All(char.IsAsciiLetter) ? texture : null;
    }
}
