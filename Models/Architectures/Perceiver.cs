using System.Globalization;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>Perceiver: a few hundred latents look once at all pixels and then work among themselves, in a block of layers applied several times with the same weights.</summary>
/// <remarks>
/// Jaegle et al. 2021, arXiv:2103.03206 and 2107.14795 (Perceiver IO), in the form of Hugging Face's <c>PerceiverForImageClassification</c>
/// (Fourier, Learned, ConvProcessing), whose keys these are. The convolutional input follows that code, not DeepMind's: its pooling has no
/// padding, so that 224 pixels become 55 × 55 tokens and not 56 × 56. Sites: <c>patch_embed</c> (map; where there is a convolution), <c>embed</c>
/// (input tokens with positions), <c>cross_attention</c> (latents after it), <c>blocks.I@T</c> (latents after layer I in the T-th round, from 0),
/// <c>pooled</c> (the one output query after it looked at the latents; its parts under <c>decoder</c>), <c>logits</c>. Parts as <see cref="PerceiverLayer"/>.
/// </remarks>
internal sealed class Perceiver : Network
{
    /// <summary>Key of the learned positions.</summary>
    public const string PositionTable = "perceiver.input_preprocessor.position_embeddings.position_embeddings";

    private readonly PerceiverSizes _sizes;
    private readonly Wiring _wiring;
    private readonly ModuleGroup perceiver = new();
    private readonly (SquareConvolution? Convolution, BatchNormalization? Norm) _input;
    private readonly (Positions Table, Dense Map)? _positions;
    private readonly (Latents Latents, PerceiverLayer Cross, List<PerceiverLayer> Layers) _encoder;
    private readonly (Positions Query, PerceiverLayer Cross, Dense Head) _decoder;

    public Perceiver(Wiring wiring, PerceiverSizes sizes)
        : base(nameof(Perceiver), wiring, requiredInputSize: sizes.Input == PerceiverInput.Learned ? sizes.ImageSize : null)
    {
        _sizes = sizes;
        _wiring = wiring;
        ModuleGroup preprocessor = new();
        if (sizes.Input == PerceiverInput.Learned)
        {
            var convolution = new SquareConvolution(wiring, 3, sizes.Features, 1);
            var positions = new Positions(wiring, sizes.ImageSize * sizes.ImageSize, sizes.PositionWidth);
            var map = new Dense(wiring, sizes.PositionWidth, sizes.PositionWidth);
            _input = (convolution, null);
            _positions = (positions, map);
            preprocessor.With("convnet_1x1", convolution).With("position_embeddings", positions).With("positions_projection", map);
        }
        else if (sizes.Input == PerceiverInput.Convolution)
        {
            var convolution = new SquareConvolution(wiring, 3, sizes.Features, 7, stride: 2, padding: 3, hasBias: false);
            var norm = new BatchNormalization(wiring, sizes.Features);
            _input = (convolution, norm);
            preprocessor.With("convnet", new ModuleGroup().With("conv", convolution).With("batchnorm", norm));
        }

        int hidden = sizes.HiddenRatio * sizes.Width;
        _encoder = (new Latents(wiring, sizes.Latents, sizes.Width), new PerceiverLayer(wiring, sizes.Width, hidden, heads: 1, sizes.InputWidth), []);
        ModuleGroup layers = new();
        for (int i = 0; i < sizes.Layers; i++)
        {
            _encoder.Layers.Add(new PerceiverLayer(wiring, sizes.Width, hidden, sizes.Heads));
            layers.With(i.ToString(CultureInfo.InvariantCulture), _encoder.Layers[i]);
        }

        _decoder = (new Positions(wiring, 1, sizes.Width), new PerceiverLayer(wiring, sizes.Width, hidden, heads: 1, sizes.Width), new Dense(wiring, sizes.Width, sizes.Classes));
        ModuleGroup decoder = new ModuleGroup().With("output_position_encodings", _decoder.Query).With("decoding_cross_attention", _decoder.Cross).With("final_layer", _decoder.Head);
        perceiver.With("input_preprocessor", preprocessor)
            .With("embeddings", _encoder.Latents)
            .With("encoder", new ModuleGroup().With("cross_attention", _encoder.Cross).With("self_attends", layers))
            .With("decoder", new ModuleGroup().With("decoder", decoder));
        RegisterComponents();
    }

    /// <summary>The site of a layer in a round, both from 0.</summary>
    public static string BlockName(int layer, int round) => string.Create(CultureInfo.InvariantCulture, $"blocks.{layer}@{round}");

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor tokens = Embed(input);
        torch.Tensor x = Site("cross_attention", _encoder.Cross.Run(_encoder.Latents.latents.unsqueeze(0).expand(input.shape[0], -1, -1), tokens, "cross_attention"));
        tokens.Dispose();
        for (int round = 0; round < _sizes.Rounds; round++)
        {
            for (int layer = 0; layer < _encoder.Layers.Count; layer++)
            {
                string path = BlockName(layer, round);
                torch.Tensor next = _encoder.Layers[layer].Run(x, null, path);
                x.Dispose();
                x = Site(path, next);
            }
        }

        torch.Tensor query = _decoder.Query.position_embeddings.unsqueeze(0).expand(input.shape[0], -1, -1);
        torch.Tensor pooled = Site("pooled", _decoder.Cross.Run(query, x, "decoder").select(1, 0));
        return Site("logits", _decoder.Head.forward(pooled));
    }

    /// <inheritdoc/>
    /// <remarks>As Hugging Face's: linear maps, convolutions, latents and learned positions N(0, 0.02²), biases 0.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => parameter.EndsWith("bias") || parameter.EndsWith("running_mean") ? InitialValue.Zero
            : parameter.Shape.Count == 1 ? InitialValue.One
            : InitialValue.Normal(0.02);

    private torch.Tensor Embed(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor map = input;
        if (_input.Convolution is { } convolution)
        {
            map = convolution.forward(input);
            map = Site("patch_embed", _input.Norm is null ? map : torch.nn.functional.max_pool2d(_input.Norm.forward(map).relu_(), 3, stride: 2));
        }

        torch.Tensor features = map.flatten(2).transpose(1, 2); // (batch, tokens, features)
        torch.Tensor table = _positions is { } learned ? learned.Table.position_embeddings.unsqueeze(0)
            : _wiring.IsShapesOnly ? features.new_zeros(1, features.shape[1], 2 + (4L * _sizes.Bands))
            : FourierPositions.Table((int)map.shape[2], (int)map.shape[3], _sizes.Bands, _sizes.Resolution).to(features.dtype, features.device);
        torch.Tensor kept = _wiring.Positions(table, 0);
        torch.Tensor places = _positions is { } own ? own.Map.forward(kept) : kept;
        return Site("embed", torch.cat([features, places.expand(features.shape[0], -1, -1)], 2)).MoveToOuterDisposeScope();
    }

    private sealed class Latents : torch.nn.Module
    {
        public readonly Parameter latents;

        public Latents(Wiring wiring, int count, int width)
            : base(nameof(Latents))
        {
            latents = wiring.Parameter(count, width);
            RegisterComponents();
        }
    }

    private sealed class Positions : torch.nn.Module
    {
        public readonly Parameter position_embeddings;

        public Positions(Wiring wiring, int count, int width)
            : base(nameof(Positions))
        {
            position_embeddings = wiring.Parameter(count, width);
            RegisterComponents();
        }
    }
}
