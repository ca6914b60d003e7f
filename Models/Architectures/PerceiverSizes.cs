namespace Concord.Models.Architectures;

/// <summary>Sizes of a Perceiver that classifies images.</summary>
/// <param name="Input">How the image becomes tokens.</param>
/// <param name="ImageSize">Side of the square input, pixels; fixed where positions are learned.</param>
/// <param name="Features">Features of a token before positions: 3 for pixels.</param>
/// <param name="Latents">Latent tokens.</param>
/// <param name="Width">Features of a latent.</param>
/// <param name="Layers">Self-attention layers of the block.</param>
/// <param name="Rounds">How many times the block is applied, with the same weights; not in a checkpoint.</param>
/// <param name="Heads">Heads of self-attention; cross-attention has one. Not in a checkpoint.</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record PerceiverSizes(PerceiverInput Input, int ImageSize, int Features, int Latents, int Width, int Layers, int Rounds, int Heads, int Classes)
{
    /// <summary>Features of a learned position, before and after their linear map.</summary>
    public int PositionWidth { get; init; } = 256;

    /// <summary>Frequencies of the Fourier positions.</summary>
    public int Bands { get; init; } = 64;

    /// <summary>The number of positions along a side whose Nyquist frequency is the highest one.</summary>
    public int Resolution { get; init; } = 224;

    /// <summary>Hidden units of the MLPs in multiples of the features.</summary>
    public int HiddenRatio { get; init; } = 1;

    /// <summary>Features of an input token with its position: for Fourier positions row, column and a sine and a cosine of each band.</summary>
    public int InputWidth => Features + (Input == PerceiverInput.Learned ? PositionWidth : 2 + (4 * Bands));

    /// <summary>The sizes that a checkpoint's tensors tell; heads keep their features.</summary>
    public PerceiverSizes Read(ArchitectureSizes sizes)
    {
        int width = sizes.Dimension("perceiver.embeddings.latents", 1, Width);
        int features = Input switch
        {
            PerceiverInput.Learned => sizes.Dimension("perceiver.input_preprocessor.convnet_1x1.weight", 0, Features),
            PerceiverInput.Convolution => sizes.Dimension("perceiver.input_preprocessor.convnet.conv.weight", 0, Features),
            _ => Features,
        };
        int places = sizes.Dimension(Perceiver.PositionTable, 0, ImageSize * ImageSize);
        return this with
        {
            ImageSize = Input == PerceiverInput.Learned ? (int)Math.Sqrt(places) : ImageSize,
            Features = features,
            PositionWidth = sizes.Dimension(Perceiver.PositionTable, 1, PositionWidth),
            Bands = (sizes.Dimension("perceiver.encoder.cross_attention.attention.self.layernorm2.weight", 0, features + 2 + (4 * Bands)) - features - 2) / 4,
            Latents = sizes.Dimension("perceiver.embeddings.latents", 0, Latents),
            Width = width,
            Heads = Math.Max(1, Heads * width / Width),
            Layers = sizes.Count(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"perceiver.encoder.self_attends.{i}.layernorm.weight"), Layers),
            HiddenRatio = sizes.Dimension("perceiver.encoder.self_attends.0.mlp.dense1.weight", 0, HiddenRatio * width) / width,
            Classes = sizes.Dimension("perceiver.decoder.decoder.final_layer.weight", 0, Classes),
        };
    }
}
