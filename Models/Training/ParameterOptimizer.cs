using System.Runtime.InteropServices;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>Moves parameters along their gradients, in place; its memory is plain arrays, so that a state can be saved to the last bit.</summary>
/// <remarks>
/// Arithmetic of our own on the tensors' memory: float32, element by element, hence the same on every machine and whatever the threads.
/// libtorch's own optimisers would pass a number's address that a finaliser may free meanwhile (see <see cref="Blocks.TensorSums"/>).
/// </remarks>
internal sealed class ParameterOptimizer
{
    private const float Momentum = 0.9f;
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private const float Epsilon = 1e-8f;

    private readonly IReadOnlyList<torch.Tensor> _parameters;
    private readonly OptimizerKind _kind;
    private readonly double _weightDecay;
    private readonly double _longestGradient;
    private readonly float[] _gradient;

    /// <param name="kind">The rule.</param>
    /// <param name="parameters">Contiguous float32 on the CPU, borrowed; their gradients are taken off them.</param>
    /// <param name="weightDecay">For those of more than one dimension.</param>
    /// <param name="longestGradient">Longer gradients are shortened to it; 0 for none.</param>
    public ParameterOptimizer(OptimizerKind kind, IReadOnlyList<torch.Tensor> parameters, double weightDecay, double longestGradient = 0)
    {
        _kind = kind;
        _parameters = parameters;
        _weightDecay = weightDecay;
        _longestGradient = longestGradient;
        long count = parameters.Sum(parameter => parameter.numel());
        _gradient = new float[count];
        First = new float[count];
        Second = new float[kind == OptimizerKind.AdamW ? count : 0];
    }

    /// <summary>Running mean of the gradients, or the momentum; all parameters one after the other.</summary>
    public float[] First { get; }

    /// <summary>Running mean of their squares; empty for SGD.</summary>
    public float[] Second { get; }

    /// <summary>One step.</summary>
    /// <param name="step">Steps done before.</param>
    /// <param name="rate">The learning rate.</param>
    public void Step(long step, double rate)
    {
        Collect();
        Shorten();
        int start = 0;
        foreach (torch.Tensor parameter in _parameters)
        {
            Span<float> values = MemoryMarshal.Cast<byte, float>(parameter.bytes);
            double decay = parameter.dim() > 1 ? _weightDecay : 0;
            if (_kind == OptimizerKind.AdamW)
            {
                Adam(values, start, step, rate, decay);
            }
            else
            {
                Descend(values, start, step, (float)rate, (float)decay);
            }

            start += values.Length;
        }
    }

    private void Collect()
    {
        int start = 0;
        foreach (torch.Tensor parameter in _parameters)
        {
            int length = (int)parameter.numel();
            using torch.Tensor? gradient = parameter.grad;
            if (gradient is null)
            {
                _gradient.AsSpan(start, length).Clear(); // took no part in the step
            }
            else
            {
                using torch.Tensor dense = gradient.contiguous();
                MemoryMarshal.Cast<byte, float>(dense.bytes).CopyTo(_gradient.AsSpan(start, length));
                parameter.grad = null;
            }

            start += length;
        }
    }

    private void Shorten()
    {
        if (_longestGradient == 0)
        {
            return;
        }

        double sum = 0;
        foreach (float value in _gradient)
        {
            sum += (double)value * value;
        }

        double length = Math.Sqrt(sum);
        if (length > _longestGradient)
        {
            float factor = (float)(_longestGradient / length);
            foreach (ref float value in _gradient.AsSpan())
            {
                value *= factor;
            }
        }
    }

    // torch.optim.AdamW: θ ← θ(1 − ηλ); θ ← θ − η/(1 − β₁ᵗ)·m/(√v/√(1 − β₂ᵗ) + ε).
    private void Adam(Span<float> values, int start, long step, double rate, double decay)
    {
        Span<float> gradient = _gradient.AsSpan(start, values.Length);
        Span<float> first = First.AsSpan(start, values.Length);
        Span<float> second = Second.AsSpan(start, values.Length);
        float kept = (float)(1 - (rate * decay));
        float stride = (float)(rate / (1 - Math.Pow(FirstDecay, step + 1)));
        float root = (float)Math.Sqrt(1 - Math.Pow(SecondDecay, step + 1));
        for (int i = 0; i < values.Length; i++)
        {
            float slope = gradient[i];
            first[i] += (float)(1 - FirstDecay) * (slope - first[i]);
            second[i] = ((float)SecondDecay * second[i]) + ((float)(1 - SecondDecay) * slope * slope);
            values[i] = (values[i] * kept) - (stride * first[i] / ((MathF.Sqrt(second[i]) / root) + Epsilon));
        }
    }

    // torch.optim.SGD with nesterov: g ← g + λθ; b ← μb + g, but b = g at first; θ ← θ − η(g + μb).
    private void Descend(Span<float> values, int start, long step, float rate, float decay)
    {
        Span<float> gradient = _gradient.AsSpan(start, values.Length);
        Span<float> momentum = First.AsSpan(start, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            float slope = gradient[i] + (decay * values[i]);
            momentum[i] = step == 0 ? slope : (Momentum * momentum[i]) + slope;
            values[i] -= rate * (slope + (Momentum * momentum[i]));
        }
    }
}
