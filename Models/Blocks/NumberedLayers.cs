using System.Globalization;
using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>Layers one after the other, keys their positions, as a PyTorch <c>Sequential</c> of convolutions, ReLUs, poolings and linear layers; each position is a site.</summary>
/// <remarks>Sites <c>NAME.0</c>, <c>NAME.1</c>, … A ReLU works in place, after the site before it was read. A dropout passes its input on, but keeps its position.</remarks>
internal sealed class NumberedLayers : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Wiring _wiring;
    private readonly string _name;
    private readonly List<Func<torch.Tensor, torch.Tensor>> _layers = [];

    /// <param name="wiring">Makes parameters and carries the recorder.</param>
    /// <param name="name">The key under which the network holds the layers.</param>
    public NumberedLayers(Wiring wiring, string name)
        : base(nameof(NumberedLayers))
    {
        _wiring = wiring;
        _name = name;
    }

    /// <summary>A layer with parameters of its own, or a sequence in the sequence.</summary>
    public NumberedLayers Then(torch.nn.Module<torch.Tensor, torch.Tensor> layer)
    {
        register_module(Key(_layers.Count), layer);
        return Add(layer.forward);
    }

    public NumberedLayers Convolution(int inputs, int outputs, int kernel, int stride = 1, int padding = 0)
        => Then(new SquareConvolution(_wiring, inputs, outputs, kernel, stride, padding));

    public NumberedLayers BatchNorm(int channels) => Then(new BatchNormalization(_wiring, channels));

    public NumberedLayers Linear(int inputs, int outputs) => Then(new Dense(_wiring, inputs, outputs));

    public NumberedLayers Relu() => Add(x => x.relu_());

    public NumberedLayers MaxPool(int kernel, int stride) => Add(x => torch.nn.functional.max_pool2d(x, kernel, stride: stride));

    public NumberedLayers Dropout() => Add(x => x);

    /// <param name="input">What the first layer takes; borrowed and left as it is.</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = input;
        for (int i = 0; i < _layers.Count; i++)
        {
            torch.Tensor next = _layers[i](x);
            if (!ReferenceEquals(x, input) && !ReferenceEquals(x, next))
            {
                x.Dispose();
            }

            x = _wiring.Site($"{_name}.{Key(i)}", next);
        }

        return x;
    }

    private static string Key(int position) => position.ToString(CultureInfo.InvariantCulture);

    private NumberedLayers Add(Func<torch.Tensor, torch.Tensor> layer)
    {
        _layers.Add(layer);
        return this;
    }
}
