using Concord.Pipeline.Storage;
using CsCheck;

namespace Concord.Pipeline.Tests.Storage;

public sealed class FingerprintTests
{
    // Few letters, the dangerous ones among them, so that near-collisions are tried often.
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Const("a"), Gen.Const("b"), Gen.Const("\n"), Gen.Const("\\"), Gen.Const("n"), Gen.Const(": "), Gen.Const("∅"), Gen.Const("x.count: 1")).Array[0, 4].Select(pieces => string.Concat(pieces));
    private static readonly Gen<string?> Value = Gen.OneOf(Text.Select(text => (string?)text), Gen.Const((string?)null));
    private static readonly Gen<string> Name = Gen.OneOf(Gen.Const("x"), Gen.Const("y"), Gen.Const("x-y"));
    private static readonly Gen<(string Name, bool IsList, string?[] Values)> Part = Gen.Select(Name, Gen.Bool, Value, Text.Array[0, 2], (name, isList, value, list) => (name, isList, isList ? [.. list] : new[] { value }));

    [Fact]
    public void Two_different_lists_of_parts_never_give_the_same_text() => Gen.Select(Part.Array[0, 3], Part.Array[0, 3]).Sample(
        (first, second) => Same(first, second) == (TextOf(first) == TextOf(second)),
        iter: 20_000);

    [Fact]
    public void A_missing_value_differs_from_its_sign_and_from_an_empty_one()
    {
        Assert.Equal(3, new[] { null, "∅", string.Empty }.Select(value => new Fingerprint().Add("region", value).Hash).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a: b")]
    [InlineData("x.count")]
    [InlineData("line\nend")]
    public void A_name_that_could_be_read_as_something_else_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => new Fingerprint().Add(name, "value"));

    /// <summary>SHA-256 of "score: 1\nsets.count: 2\nsets: a\nsets: b\n" by sha256sum.</summary>
    [Fact]
    public void The_hash_is_the_SHA_256_of_the_text()
    {
        Fingerprint fingerprint = new Fingerprint().Add("score", 1).Add("sets", ["a", "b"]);
        Assert.Equal("score: 1\nsets.count: 2\nsets: a\nsets: b\n", fingerprint.Text);
        Assert.Equal("32950af4e11eeba15125fbe126f6cd33d50057872b047d06895e3274f3d6e4ce", fingerprint.Hash);
    }

    private static string TextOf((string Name, bool IsList, string?[] Values)[] parts)
    {
        Fingerprint fingerprint = new();
        foreach ((string name, bool isList, string?[] values) in parts)
        {
            _ = isList ? fingerprint.Add(name, [.. values.Select(value => value!)]) : fingerprint.Add(name, values[0]);
        }

        return fingerprint.Text;
    }

    private static bool Same((string Name, bool IsList, string?[] Values)[] first, (string Name, bool IsList, string?[] Values)[] second) =>
        first.Length == second.Length && first.Zip(second).All(pair => pair.First.Name == pair.Second.Name && pair.First.IsList == pair.Second.IsList && pair.First.Values.SequenceEqual(pair.Second.Values, StringComparer.Ordinal));
}
