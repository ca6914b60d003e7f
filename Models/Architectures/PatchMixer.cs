using System.Globalization;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>MLP-Mixer and ResMLP: patches as tokens, blocks that mix tokens by learned maps without attention, a mean over all tokens.</summary>
/// <remarks>
/// Keys are those of timm, timm/models/mlp_mixer.py, commit aa4b585: <c>stem.proj</c>, <c>blocks.i</c> (see <see cref="MixerBlock"/>,
/// <see cref="ResMlpBlock"/>), <c>norm</c>, <c>head</c>. Sites: <c>patch_embed</c> (map), <c>embed</c> (tokens), <c>blocks.i</c> with its parts,
/// <c>norm</c>, <c>pooled</c>, <c>logits</c>. There is no table of positions: the token maps have a weight for each pair of places.
/// </remarks>
internal sealed class PatchMixer : Network
{
    private readonly PatchProjection stem;
    private readonly ModuleList<torch.nn.Module<torch.Tensor, torch.Tensor>> blocks;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> norm;
    private readonly Dense head;
    private readonly MixerSizes _sizes;

    public PatchMixer(Wiring wiring, MixerSizes sizes)
        : base(nameof(PatchMixer), wiring, requiredInputSize: sizes.ImageSize)
    {
        _sizes = sizes;
        stem = new PatchProjection(wiring, sizes.Width, sizes.Patch);
        blocks = [];
        for (int i = 0; i < sizes.Depth; i++)
        {
            blocks.Add(sizes.IsResMlp ? new ResMlpBlock(wiring, sizes, BlockName(i)) : new MixerBlock(wiring, sizes, BlockName(i)));
        }

        norm = sizes.IsResMlp ? new Affine(wiring, sizes.Width) : new LayerNormalization(wiring, sizes.Width, MixerBlock.Epsilon);
        head = new Dense(wiring, sizes.Width, sizes.Classes);
        RegisterComponents();
    }

    /// <summary>The name of block <paramref name="index"/>, as key and as site.</summary>
    public static string BlockName(int index) => string.Create(CultureInfo.InvariantCulture, $"blocks.{index}");

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor map = Site("patch_embed", stem.forward(input));
        torch.Tensor x = Site("embed", map.flatten(2).transpose(1, 2));
        for (int i = 0; i < blocks.Count; i++)
        {
            torch.Tensor next = blocks[i].forward(x);
            x.Dispose();
            x = Site(BlockName(i), next);
        }

        x = Site("norm", norm.forward(x));
        x = Site("pooled", x.mean([1]));
        return Site("logits", head.forward(x));
    }

    /// <inheritdoc/>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => _sizes.IsResMlp ? ResMlpBlock.InitialValueOf(parameter, _sizes.LayerScale) : MixerBlock.InitialValueOf(parameter);
}
