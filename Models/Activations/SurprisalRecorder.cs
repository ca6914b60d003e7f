using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Activations;

/// <summary>Reads the logits of every token and keeps the surprisal of the next, so that no table of words by tokens outlives the pass.</summary>
internal sealed class SurprisalRecorder : ISiteRecorder
{
    /// <summary>The site of the logits.</summary>
    public const string Site = "logits";

    // Rows of words that are widened to float64 at once: 26 MB for GPT-2's 50,257.
    private const int RowsAtOnce = 64;

    /// <summary>The ids of each text of the batch under way.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Texts { get; set; } = [];

    /// <summary>Of each text, one number a token, nats; NaN for the first.</summary>
    public List<double[]> Nats { get; } = [];

    /// <inheritdoc/>
    public bool Wants(string name) => name == Site;

    /// <inheritdoc/>
    public void Visit(string name, SiteForm form, torch.Tensor x)
    {
        for (int text = 0; text < Texts.Count; text++)
        {
            double[] nats = new double[Texts[text].Count];
            nats[0] = double.NaN;
            for (int first = 0; first < nats.Length - 1; first += RowsAtOnce)
            {
                using DisposeScope scope = torch.NewDisposeScope();
                int rows = Math.Min(RowsAtOnce, nats.Length - 1 - first);
                torch.Tensor next = torch.tensor(Texts[text].Skip(first + 1).Take(rows).Select(id => (long)id).ToArray(), [rows, 1], device: x.device);
                torch.Tensor probabilities = x[text].narrow(0, first, rows).to(torch.float64).log_softmax(-1);
                torch.Tensor taken = probabilities.gather(1, next).neg().cpu().contiguous();
                taken.data<double>().ToArray().CopyTo(nats, first + 1);
            }

            Nats.Add(nats);
        }
    }
}
