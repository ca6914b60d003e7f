using Concord.Models.Weights;

namespace Concord.Models.Tests.Weights;

public sealed class StateDictReportTests
{
    private static readonly Dictionary<string, long[]> Expected = new(StringComparer.Ordinal)
    {
        ["conv1.weight"] = [64, 3, 7, 7],
        ["bn1.weight"] = [64],
        ["bn1.num_batches_tracked"] = [],
        ["layer1.0.conv1.weight"] = [64, 64, 3, 3],
        ["fc.weight"] = [1000, 512],
        ["fc.bias"] = [1000],
    };

    [Fact]
    public void All_differences_stand_in_one_message_with_the_nearest_names()
    {
        Dictionary<string, long[]> found = new(StringComparer.Ordinal)
        {
            ["conv1.weight"] = [64, 3, 7, 7],
            ["bn_1.weight"] = [64],
            ["layer1.0.conv_1.weight"] = [64, 64, 3, 3],
            ["fc.weight"] = [10, 512],
            ["fc.bias"] = [10],
            ["something.entirely.different"] = [1],
        };
        StateDictReport report = StateDictReport.Compare(Expected, found);
        Assert.False(report.IsMatch);
        Assert.Equal(1, report.Matched);
        WeightsException fault = Assert.Throws<WeightsException>(() => report.ThrowIfMismatch("resnet18", "x/weights.pth"));
        Assert.Equal(
            """
            x/weights.pth (for resnet18): 2 missing, 3 surplus and 2 mis-shaped keys (1 agree)
              missing: bn1.weight (64) (the file has 'bn_1.weight')
              missing: layer1.0.conv1.weight (64, 64, 3, 3) (the file has 'layer1.0.conv_1.weight')
              surplus: bn_1.weight (64) (the architecture has 'bn1.weight')
              surplus: layer1.0.conv_1.weight (64, 64, 3, 3) (the architecture has 'layer1.0.conv1.weight')
              surplus: something.entirely.different (1)
              mis-shaped: fc.weight is (10, 512), expected (1000, 512)
              mis-shaped: fc.bias is (10), expected (1000)
            ; expected the keys and shapes of resnet18. Name the architecture that these weights were trained with, or map the keys.
            """,
            fault.Message);
    }

    [Fact]
    public void Options_of_the_architecture_are_named_as_a_cause_where_there_are_some()
    {
        StateDictReport report = StateDictReport.Compare(Expected, new Dictionary<string, long[]>(StringComparer.Ordinal));
        const string Cause = "The options in brackets change what the network has, and may be the cause: try without them.";
        Assert.EndsWith(Cause, Assert.Throws<WeightsException>(() => report.ThrowIfMismatch("vit-tiny-32[attention=shared]", "w")).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Cause, Assert.Throws<WeightsException>(() => report.ThrowIfMismatch("vit-tiny-32", "w")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_batch_counter_is_tolerated_and_named()
    {
        Dictionary<string, long[]> found = Expected.Where(pair => pair.Key != "bn1.num_batches_tracked").ToDictionary(StringComparer.Ordinal);
        StateDictReport report = StateDictReport.Compare(Expected, found);
        Assert.True(report.IsMatch);
        Assert.Equal(["bn1.num_batches_tracked"], report.Tolerated);
        Assert.Equal(5, report.Matched);
        report.ThrowIfMismatch("resnet18", "x");
    }

    [Fact]
    public void Among_equally_near_names_the_one_of_the_same_shape_is_offered()
    {
        StateDictReport report = StateDictReport.Compare(
            new Dictionary<string, long[]>(StringComparer.Ordinal) { ["head1.weight"] = [10, 5] },
            new Dictionary<string, long[]>(StringComparer.Ordinal) { ["head2.weight"] = [7], ["head3.weight"] = [10, 5] });
        Assert.Equal("head3.weight", Assert.Single(report.Missing).Nearest);
    }

    [Fact]
    public void Prefixes_that_all_keys_carry_are_stripped_from_the_outside_in()
    {
        string[] keys = ["module.model.conv1.weight", "module.model.fc.bias"];
        KeyMapping mapping = KeyMapping.ForCommonPrefixes(keys);
        Assert.Equal(["module.", "model."], mapping.Strip);
        Assert.Equal("fc.bias", mapping.Map(keys[1]));
        Assert.Same(KeyMapping.None, KeyMapping.ForCommonPrefixes(["module.a", "b"]));
        Assert.Equal(["module."], KeyMapping.ForCommonPrefixes(keys, ["model.conv1.weight"]).Strip);
    }

    [Fact]
    public void Renames_replace_leading_parts_and_collisions_are_refused()
    {
        KeyMapping mapping = new([], [new KeyRename("downsample.", "shortcut."), new KeyRename("linear", "fc")]);
        Assert.Equal("shortcut.0.weight", mapping.Map("downsample.0.weight"));
        Assert.Equal("fc.bias", mapping.Map("linear.bias"));
        Dictionary<string, int> keys = new(StringComparer.Ordinal) { ["fc.bias"] = 1, ["linear.bias"] = 2 };
        WeightsException fault = Assert.Throws<WeightsException>(() => mapping.Apply(keys, "x.pth"));
        Assert.Equal(("key 'linear.bias'", "two keys that both become 'fc.bias'"), (fault.Where, fault.Found));
    }
}
