using System.Globalization;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>CORnet-S: four areas named as in the ventral stream, three of them recurrent, each time step a site.</summary>
/// <remarks>
/// Kubilius, Schrimpf et al. 2019, arXiv:1909.06161; defined in dicarlolab/CORnet, cornet/cornet_s.py, commit d0cc17d. An area computes all
/// its time steps before the next area sees the last of them. Convolutions are shared by the time steps, normalisations are not.
/// Keys <c>V1.{conv1,norm1,conv2,norm2}</c>, <c>AREA.{conv_input,skip,norm_skip,conv1,conv2,conv3,norm1_T,norm2_T,norm3_T}</c>, <c>decoder.linear</c>;
/// the published file puts <c>module.</c> before each. Sites: <c>V1</c>, <c>V2@T</c>, <c>V4@T</c>, <c>IT@T</c> (an area's output at time step T, from 0), <c>avgpool</c>, <c>logits</c>.
/// Parts, by their keys, before the ReLU: <c>V1.norm1</c>, <c>V1.norm2</c>, <c>AREA.conv_input</c>, <c>AREA.norm_skip</c>, <c>AREA.norm1_T</c>, <c>AREA.norm2_T</c>, <c>AREA.norm3_T</c>.
/// </remarks>
internal sealed class CorNetS : Network
{
    private readonly List<(string Name, Area Module)> _areas = [];
    private readonly FirstArea V1;
    private readonly Sequential decoder;

    public CorNetS(Wiring wiring, CorNetSizes sizes)
        : base(nameof(CorNetS), wiring)
    {
        V1 = new FirstArea(wiring, sizes.First);
        int channels = sizes.First;
        foreach ((string name, int width, int times) in sizes.Areas)
        {
            var area = new Area(wiring, name, channels, width, sizes.Scale, times);
            register_module(name, area);
            _areas.Add((name, area));
            channels = width;
        }

        decoder = torch.nn.Sequential(("linear", new Dense(wiring, channels, sizes.Classes)));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("V1", V1.forward(input));
        foreach ((_, Area area) in _areas)
        {
            x = area.forward(x);
        }

        x = Site("avgpool", x.mean([2, 3]));
        return Site("logits", decoder.forward(x));
    }

    /// <inheritdoc/>
    /// <remarks>As in the source: convolutions Kaiming normal over fan-out, normalisation the identity, the decoder PyTorch's default.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => !parameter.IsOfMatrixLayer ? InitialValue.Normalization(parameter)
            : parameter.Key.StartsWith("decoder.", StringComparison.Ordinal) ? InitialValue.TorchDefault(parameter)
            : InitialValue.Kaiming(parameter.FanOut);

    /// <summary>V1, not recurrent: 7×7 with stride 2, pooling, 3×3.</summary>
    private sealed class FirstArea : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Wiring _wiring;
        private readonly SquareConvolution conv1;
        private readonly BatchNormalization norm1;
        private readonly SquareConvolution conv2;
        private readonly BatchNormalization norm2;

        public FirstArea(Wiring wiring, int width)
            : base(nameof(FirstArea))
        {
            _wiring = wiring;
            conv1 = new SquareConvolution(wiring, 3, width, 7, stride: 2, padding: 3, hasBias: false);
            norm1 = new BatchNormalization(wiring, width);
            conv2 = new SquareConvolution(wiring, width, width, 3, padding: 1, hasBias: false);
            norm2 = new BatchNormalization(wiring, width);
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = _wiring.Part("V1.norm1", norm1.forward(conv1.forward(input)));
            x = torch.nn.functional.max_pool2d(x.relu_(), 3, stride: 2, padding: 1);
            return _wiring.Part("V1.norm2", norm2.forward(conv2.forward(x))).relu_().MoveToOuterDisposeScope();
        }
    }

    /// <summary>A recurrent area: a bottleneck that is as wide inside as <c>scale</c> outputs, run on its own output again; its first step halves the map.</summary>
    private sealed class Area : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Wiring _wiring;
        private readonly string _name;
        private readonly List<BatchNormalization[]> _norms = [];
        private readonly SquareConvolution conv_input;
        private readonly SquareConvolution skip;
        private readonly BatchNormalization norm_skip;
        private readonly SquareConvolution conv1;
        private readonly SquareConvolution conv2;
        private readonly SquareConvolution conv3;

        public Area(Wiring wiring, string name, int inputs, int width, int scale, int times)
            : base(nameof(Area))
        {
            _wiring = wiring;
            _name = name;
            int inner = scale * width;
            conv_input = new SquareConvolution(wiring, inputs, width, 1, hasBias: false);
            skip = new SquareConvolution(wiring, width, width, 1, stride: 2, hasBias: false);
            norm_skip = new BatchNormalization(wiring, width);
            conv1 = new SquareConvolution(wiring, width, inner, 1, hasBias: false);
            conv2 = new SquareConvolution(wiring, inner, inner, 3, padding: 1, hasBias: false);
            conv3 = new SquareConvolution(wiring, inner, width, 1, hasBias: false);
            for (int t = 0; t < times; t++)
            {
                _norms.Add([new BatchNormalization(wiring, inner), new BatchNormalization(wiring, inner), new BatchNormalization(wiring, width)]);
                for (int i = 0; i < _norms[t].Length; i++)
                {
                    register_module(string.Create(CultureInfo.InvariantCulture, $"norm{i + 1}_{t}"), _norms[t][i]);
                }
            }

            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = _wiring.Part($"{_name}.conv_input", conv_input.forward(input));
            for (int t = 0; t < _norms.Count; t++)
            {
                x = _wiring.Site(string.Create(CultureInfo.InvariantCulture, $"{_name}@{t}"), Step(x, t));
            }

            return x.MoveToOuterDisposeScope();
        }

        private torch.Tensor Step(torch.Tensor state, int t)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor kept = t == 0 ? _wiring.Part($"{_name}.norm_skip", norm_skip.forward(skip.forward(state))) : state;
            torch.Tensor x = Normalised(1, t, conv1.forward(state)).relu_();
            x = Normalised(2, t, conv2.Strided(x, t == 0 ? 2 : 1)).relu_();
            x = Normalised(3, t, conv3.forward(x));
            return x.Adding(kept).relu_().MoveToOuterDisposeScope();
        }

        private torch.Tensor Normalised(int layer, int t, torch.Tensor x)
            => _wiring.Part(string.Create(CultureInfo.InvariantCulture, $"{_name}.norm{layer}_{t}"), _norms[t][layer - 1].forward(x));
    }
}
