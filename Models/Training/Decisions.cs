using System.Runtime.InteropServices;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>Losses and decisions of logits.</summary>
internal static class Decisions
{
    /// <summary>Mean cross-entropy of target distributions: −Σ t·log softmax(z)/n.</summary>
    /// <param name="logits">(n × classes), borrowed.</param>
    /// <param name="targets">(n × classes), borrowed.</param>
    /// <returns>A single number, in the caller's dispose scope.</returns>
    public static torch.Tensor CrossEntropy(torch.Tensor logits, torch.Tensor targets)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return torch.nn.functional.log_softmax(logits, 1).mul(targets).sum().mul(-1.0 / logits.shape[0]).MoveToOuterDisposeScope();
    }

    /// <summary>The largest logit of each row, the first of equals.</summary>
    /// <param name="logits">(n × classes) on the CPU, borrowed.</param>
    public static int[] Of(torch.Tensor logits)
    {
        using torch.Tensor plain = logits.detach().contiguous();
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(plain.bytes);
        int classes = (int)logits.shape[1];
        int[] decisions = new int[logits.shape[0]];
        for (int i = 0; i < decisions.Length; i++)
        {
            ReadOnlySpan<float> row = values.Slice(i * classes, classes);
            for (int j = 1; j < classes; j++)
            {
                decisions[i] = row[j] > row[decisions[i]] ? j : decisions[i];
            }
        }

        return decisions;
    }

    /// <summary>How many decisions are the labels.</summary>
    public static int Right(ReadOnlySpan<int> decisions, ReadOnlySpan<int> labels)
    {
        int right = 0;
        for (int i = 0; i < decisions.Length; i++)
        {
            right += decisions[i] == labels[i] ? 1 : 0;
        }

        return right;
    }
}
