using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using TorchSharp;

namespace Concord.Models.Tests.Catalogue;

/// <summary>How training code packs a network comes off, whatever the network.</summary>
public sealed class WrappedCheckpointTests
{
    [Theory]
    [InlineData("module.")]
    [InlineData("")]
    public void Of_the_robustness_library_only_the_network_is_left(string outer)
    {
        using torch.Tensor statistics = torch.zeros(3, 1, 1);
        Check("resnet18", own =>
        [
            (outer + "normalizer.new_mean", statistics),
            (outer + "normalizer.new_std", statistics),
            .. own.Select(pair => ($"{outer}model.{pair.Key}", pair.Value)),
            (outer + "attacker.normalize.new_mean", statistics),
            (outer + "attacker.normalize.new_std", statistics),
            .. own.Select(pair => ($"{outer}attacker.model.{pair.Key}", pair.Value)),
        ]);
    }

    [Theory]
    [InlineData("alexnet")]
    [InlineData("vgg16")]
    public void Spread_convolutions_lose_their_own_prefix(string architecture) => Check(architecture, own =>
        [.. own.Select(pair => (pair.Key.Replace("features.", "features.module.", StringComparison.Ordinal), pair.Value))]);

    [Fact]
    public void A_plain_file_stays_as_it_is() => Check("vgg11", own => [.. own.Select(pair => (pair.Key, pair.Value))]);

    private static void Check(string architecture, Func<IReadOnlyDictionary<string, torch.Tensor>, IEnumerable<(string Key, torch.Tensor Value)>> pack)
    {
        ArchitectureEntry entry = ArchitectureCatalogue.Find(architecture);
        using Network network = entry.Create(Wiring.ShapesOnly(), null);
        Dictionary<string, torch.Tensor> own = network.state_dict();
        Dictionary<string, torch.Tensor> packed = pack(own).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        IReadOnlyDictionary<string, torch.Tensor> bare = CheckpointFitting.Map(entry, packed, "w.pt");
        Assert.Equal(own.Keys.Order(), bare.Keys.Order());
        Assert.All(own, pair => Assert.Same(pair.Value, bare[pair.Key]));
    }
}
