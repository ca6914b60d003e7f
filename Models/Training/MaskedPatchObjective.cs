using Concord.Models.Activations;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>Patches are hidden, and a linear layer on the network's last tokens says what their pixels were.</summary>
/// <remarks>
/// After SimMIM (Xie et al. 2022, arXiv:2111.09886): all tokens pass, hidden ones as a constant, and the decoder is linear. Here the constant
/// is the mean colour, which the patch embedding makes its bias of, and the loss is the mean square over hidden pixels, normalised as the network's input is.
/// </remarks>
internal sealed class MaskedPatchObjective : ILearningObjective
{
    private readonly TrainingRecipe _recipe;
    private readonly TrainingNetwork _network;
    private readonly PixelStore _store;
    private readonly LayerInfo _tokens;
    private readonly int _grid;
    private readonly int _patch;
    private readonly BesideLayer _decoder;

    public MaskedPatchObjective(TrainingRecipe recipe, TrainingNetwork network, PixelStore store)
    {
        _recipe = recipe;
        _network = network;
        _store = store;
        _tokens = network.Layers.LastOrDefault(layer => layer.Kind == LayerKind.Tokens)
            ?? throw new ModelException($"training of {recipe.Architecture}", "masked patches for a network without tokens", "a token network", "Use the objective contrastive.");
        _grid = (int)Math.Round(Math.Sqrt(_tokens.Shape[0] - _tokens.PrefixTokens));
        _patch = network.Side / _grid;
        if (_grid * _grid != _tokens.Shape[0] - _tokens.PrefixTokens || _grid * _patch != network.Side)
        {
            throw new ModelException($"training of {recipe.Architecture}", $"{_tokens.Shape[0]} tokens in layer '{_tokens.Name}'", "one for each of a square of patches", "Use the objective contrastive.");
        }

        _ = network.Features; // the readout needs them
        _decoder = new BesideLayer("decoder", recipe.Seed, _tokens.Shape[1], 3 * _patch * _patch);
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, torch.Tensor Value)> Extra => _decoder.Parameters;

    /// <inheritdoc/>
    public bool NeedsReadout => true;

    /// <inheritdoc/>
    public int PassesOfExample => 1;

    /// <inheritdoc/>
    public (torch.Tensor Loss, double Right) LossOf(ReadOnlySpan<int> pictures, long step)
    {
        int[] chosen = [.. pictures];
        CounterRandom views = CounterRandom.Named(_recipe.Seed, FormattableString.Invariant($"views/{step}"));
        torch.Tensor pixels = ExampleBatch.Fill(chosen.Length, _store.Side, (i, chw)
            => PictureView.Draw(_recipe.Augmentation, views, (long)i * PictureView.Draws).Write(_store.Pixels(chosen[i]), _store.Side, chw));
        torch.Tensor input = _network.Normalise(pixels);
        torch.Tensor hidden = Hidden(chosen.Length, step); // (batch, patches, 1)
        torch.Tensor shown = Patches(input).mul(hidden.mul(-1).Adding(1));
        torch.Tensor tokens = _network.Learn(Picture(shown), _tokens.Name, BatchStatistics.Learning);
        torch.Tensor guess = _decoder.Map(tokens.narrow(1, _tokens.PrefixTokens, _grid * _grid));
        torch.Tensor error = guess.sub(Patches(input)).mul(hidden);
        return (error.mul(error).sum().mul(1.0 / (chosen.Length * HiddenPatches * 3 * _patch * _patch)), double.NaN);
    }

    /// <inheritdoc/>
    public void Dispose() => _decoder.Dispose();

    private int HiddenPatches => Math.Clamp((int)Math.Round(_recipe.MaskedShare * _grid * _grid), 1, _grid * _grid);

    private torch.Tensor Hidden(int count, long step)
    {
        int patches = _grid * _grid;
        float[] hidden = new float[count * patches];
        for (int i = 0; i < count; i++)
        {
            foreach (int patch in CounterRandom.Named(_recipe.Seed, FormattableString.Invariant($"masks/{step}/{i}")).Permutation(patches).AsSpan(0, HiddenPatches))
            {
                hidden[(i * patches) + patch] = 1;
            }
        }

        return torch.tensor(hidden, count, patches, 1);
    }

    // (batch, 3, side, side) to (batch, patches, 3·p·p), patches row by row.
    private torch.Tensor Patches(torch.Tensor picture)
        => picture.reshape(-1, 3, _grid, _patch, _grid, _patch).permute(0, 2, 4, 1, 3, 5).reshape(-1, _grid * _grid, 3 * _patch * _patch);

    private torch.Tensor Picture(torch.Tensor patches)
        => patches.reshape(-1, _grid, _grid, 3, _patch, _patch).permute(0, 3, 1, 4, 2, 5).reshape(-1, 3, _network.Side, _network.Side);
}
