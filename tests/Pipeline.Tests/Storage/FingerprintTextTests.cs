using Concord.Pipeline.Storage;
using CsCheck;

namespace Concord.Pipeline.Tests.Storage;

public sealed class FingerprintTextTests
{
    [Fact]
    public void Whatever_was_added_is_read_back()
    {
        Gen<string> value = Gen.String[Gen.Char["ab\\n\n∅: .é"], 0, 12];
        Gen.Select(Gen.Int[0, 1].Select(i => i == 0 ? "weights" : "layer-rule"), value).List[0, 8].Sample(parts =>
        {
            Fingerprint fingerprint = parts.Aggregate(new Fingerprint(), (text, part) => text.Add(part.Item1, part.Item2));
            Assert.Equal(parts, FingerprintText.Parts(fingerprint.Text).Select(part => (part.Name, part.Value!)));
        });
        Assert.Equal(("none", null), FingerprintText.Parts(new Fingerprint().Add("none", (string?)null).Text).Single());
        Assert.Equal([("list", "a"), ("list", "b")], FingerprintText.Parts(new Fingerprint().Add("list", (string[])["a", "b"]).Text));
    }
}
