namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>Tones as class suffixes (page) and as light-theme colours (files), and the tone and shape of families and regimes.</summary>
/// <remarks>Hues are Okabe and Ito's, darkened so that every mark reaches 3:1 on white. A family keeps its tone on every page: first by this list, then by its name's hash.</remarks>
public static class Palette
{
    private static readonly string[] Hex = ["none", "#ffffff", "#1a1f26", "#4a5460", "#e6eaee", "#dfe4e9", "#5b6470", "#0072b2", "#00795a", "#aa4a85", "#c44e00", "#8a6100"];

    private static readonly Tone[] Others = [Tone.Green, Tone.Purple, Tone.Ochre];

    /// <summary>The light-theme colour, as <c>#rrggbb</c> or <c>none</c>.</summary>
    public static string Light(Tone tone) => Hex[(int)tone];

    /// <summary>The tone of a family.</summary>
    public static Tone Family(string family) => family.ToLowerInvariant() switch
    {
        "convnet" or "resnet" => Tone.Blue,
        "transformer" or "vit" => Tone.Vermilion,
        "recurrent" or "efficientnet" => Tone.Purple,
        "mixer" or "convnext" => Tone.Green,
        "human" or "humans" => Tone.Ink,
        "cornet-s" => Tone.Ochre,
        "alexnet" or "baseline" or "pixels" or "features" or "observer" or "" => Tone.Grey,
        var name => Others[name.Sum(c => c) % Others.Length],
    };

    /// <summary>The shape of a regime.</summary>
    public static MarkerShape Regime(string regime) => regime.ToLowerInvariant() switch
    {
        "supervised" or "standard" => MarkerShape.Disc,
        "untrained" or "random" or "initialised" => MarkerShape.Ring,
        "self-supervised" or "simclr" => MarkerShape.TriangleUp,
        "adversarial" or "robust" => MarkerShape.Square,
        "certified" or "label-shuffled" => MarkerShape.TriangleDown,
        "" or "none" or "n/a" => MarkerShape.Cross,
        _ => MarkerShape.Diamond,
    };
}
