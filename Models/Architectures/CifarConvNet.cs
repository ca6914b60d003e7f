using System.Globalization;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>The small ConvNets on which verifiers of robustness are measured: convolutions with ReLU, flatten, linear layers with ReLU; batch normalisation before the ReLUs of convolutions where the sizes say so.</summary>
/// <remarks>
/// A PyTorch <c>Sequential</c>: keys and sites are positions in it. Each convolution and each hidden linear layer is followed by its
/// ReLU one position on (after the normalisation, where there is one), the flatten stands between. Sites: the ReLU of each layer, then <c>logits</c>. One architecture was trained
/// in many regimes (supervised, adversarial, certified), which makes it a comparison of regimes.
/// Definitions: Wong and Kolter 2018 (arXiv:1711.00851); Wang et al. 2021, α,β-CROWN (arXiv:2103.06624).
/// </remarks>
internal sealed class CifarConvNet : Network
{
    private const int ImageSize = 32;
    private readonly List<(int Position, SquareConvolution Module, BatchNormalization? Norm)> _convolutions = [];
    private readonly List<(int Position, Dense Module)> _linears = [];

    public CifarConvNet(Wiring wiring, CifarConvNetSizes sizes)
        : base(nameof(CifarConvNet), wiring, requiredInputSize: ImageSize)
    {
        int position = 0;
        int channels = 3;
        int side = ImageSize;
        foreach ((int outputs, int kernel, int stride) in sizes.Convolutions)
        {
            var convolution = new SquareConvolution(wiring, channels, outputs, kernel, stride, sizes.Padding, hasBias: !sizes.HasBatchNorm);
            register_module(Key(position), convolution);
            BatchNormalization? norm = sizes.HasBatchNorm ? new BatchNormalization(wiring, outputs) : null;
            if (norm is not null)
            {
                register_module(Key(position + 1), norm);
            }

            position += sizes.ConvolutionSteps;
            _convolutions.Add((position - 1, convolution, norm));
            channels = outputs;
            side = ((side + (2 * sizes.Padding) - kernel) / stride) + 1;
        }

        position++; // the flatten
        int units = channels * side * side;
        foreach (int outputs in (int[])[.. sizes.Hidden, sizes.Classes])
        {
            var linear = new Dense(wiring, units, outputs);
            register_module(Key(position), linear);
            _linears.Add((position, linear));
            units = outputs;
            position += 2;
        }
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = input;
        foreach ((int position, SquareConvolution module, BatchNormalization? norm) in _convolutions)
        {
            torch.Tensor sums = module.forward(x);
            x = Site(Key(position), (norm?.forward(sums) ?? sums).relu_());
        }

        x = x.flatten(1); // (batch, channels·height·width)
        foreach ((int position, Dense module) in _linears[..^1])
        {
            x = Site(Key(position + 1), module.forward(x).relu_());
        }

        return Site("logits", _linears[^1].Module.forward(x));
    }

    /// <inheritdoc/>
    /// <remarks>PyTorch's default throughout; of a normalisation it is scale 1 and shift 0.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => parameter.IsOfMatrixLayer ? InitialValue.TorchDefault(parameter) : InitialValue.Normalization(parameter);

    private static string Key(int position) => position.ToString(CultureInfo.InvariantCulture);
}
