using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Rendering;
using Concord.Tests;

namespace Concord.Datasets.Tests.StimulusSets.Rendering;

public sealed class RenderedSetTests
{
    [Theory]
    [InlineData("crossed", 288, "daf8472e5b7ed0e117e77fae6a66d07cdbe81f2f9f38de0924cdd69bff4d08b9", "4e2067a70d11675f6f8e3f59c58f0c57d471dcfb52f3ca1a998a10b33eeeb1d2")]
    [InlineData("congruent", 144, "e904b7bbc5f4a8cb710369ef36d2047dd3445c28c87413c121432f9eb30cfb93", "9a8614fb1e372cb23ff768f0cb5a146688ff3a7432db28c8b832ce1001c2b08c")]
    [InlineData("cue-conflict", 660, "51417f195712cd5148d07f2ff7f1f31b1292c6f1b6845336ec54766128abab1b", "d82eb0388efc7c6832de5986e21e0e5e68ef27a923457014c2768727b0e2e65e")]
    [InlineData("silhouette", 144, "d11d394f88eac29962c8e0fd7efa1ab15c9347f7d10decc6c745fc7ff7dd34e9", "616eb9e7b7ef38ef13660bd730de84f0670a9d4d3af66ecec5d99c964a350ff4")]
    [InlineData("edge", 144, "90d9295c9b2056fe57644807b6f218aba280e4a68cdc0fbadd8d2149ef1238e3", "a970f7cc924c6c26c1c7b75afb22427cecfaaaa59295293a8ee8ff60e312d4bf")]
    [InlineData("noise", 720, "3a8101fb0ad276950e5b77fcb8203ff74e32933c4028aed3f0d631481658fae8", "64f48cfe8dd76ceb42387b37928526f458c427d8f1ce1b13b8bf6fb1a76202de")]
    [InlineData("shifted", 576, "78a364c2a674ccc35ad9e30e39be9729b2d69d1d9c34dc048593bf5a52eac841", "6a7463a084500ce4c56a7d709338a225b778ddba0b14622f1baee93d76bdcd69")]
    [InlineData("rotated", 720, "65da44d4fe88b5f06c69bba990c649af4b046698eb7ea685f670ecc1a6f6fb21", "25ce9643ca33fdef94289afbbfb917adb9726667cf44898e915ec06f6b972204")]
    [InlineData("texture-only", 144, "8f90db0d44351c5e959b76ddce7341270c912acad12a1e89a8f0b48d73f94a01", "a4cc0986b1aa94b26fd5bd89969d1ad46d52fca5021d322b17b1e63f9f786a45")]
    public void A_set_is_the_same_to_the_last_bit_on_every_machine(string name, int count, string small, string large)
    {
        RenderedSet set = RenderedSet.Find(name);
        Assert.Equal(count, set.Items.Count);
        Assert.Equal((small, large), (set.Stimuli(name, 32).Hash, set.Stimuli(name, 64).Hash));
    }

    [Fact]
    public void Sets_are_all_tested_here() => Assert.Equal(9, RenderedSet.All.Count);

    [Fact]
    public void An_unknown_set_lists_the_known() => Assert.Contains("cue-conflict", Assert.Throws<DatasetException>(() => RenderedSet.Find("cues")).Message, StringComparison.Ordinal);

    [Fact]
    public void Cue_conflicts_hold_every_pair_of_different_categories_five_times_and_no_own_texture()
    {
        RenderedFactors[] factors = [.. RenderedSet.Find("cue-conflict").Items.Select(item => item.Factors)];
        Assert.All(factors, one => Assert.NotEqual(one.Category, one.Texture));
        Assert.All(factors.GroupBy(one => (one.Category, one.Texture)), pair => Assert.Equal(5, pair.Count()));
        Assert.Equal(132, factors.Select(one => (one.Category, one.Texture)).Distinct().Count());
        Assert.All(factors, one => Assert.Equal((Occluder.None, RenderedStyle.Object), (one.Occluder, one.Style)));
        Assert.Equal(factors.Length, factors.Select(one => one.SceneSeed).Distinct().Count());
    }

    [Fact]
    public void Crossed_holds_every_pair_twice_and_congruent_own_textures_only()
    {
        Assert.All(RenderedSet.Find("crossed").Items.GroupBy(item => (item.Factors.Category, item.Factors.Texture)), pair => Assert.Equal(2, pair.Count()));
        Assert.Equal(144, RenderedSet.Find("crossed").Items.Select(item => (item.Factors.Category, item.Factors.Texture)).Distinct().Count());
        Assert.All(RenderedSet.Find("congruent").Items, item => Assert.Equal(item.Factors.Category, item.Factors.Texture));
    }

    [Fact]
    public void A_scene_is_the_same_in_every_set_but_cue_conflict()
    {
        Dictionary<string, ulong> scenes = RenderedSet.Find("crossed").Items.ToDictionary(item => item.ImageId, item => item.Factors.SceneSeed);
        Assert.All(RenderedSet.All.Where(set => set.Name != "cue-conflict").SelectMany(set => set.Items), item => Assert.Equal(scenes[item.ImageId], item.Factors.SceneSeed));
    }

    [Fact]
    public void Objects_stay_in_the_picture_and_sizes_in_the_test_split() => Assert.All(RenderedSet.All.SelectMany(set => set.Items), item =>
    {
        RenderedFactors factors = item.Factors;
        Assert.True(factors.Radius + Math.Max(Math.Abs(factors.X - 0.5), Math.Abs(factors.Y - 0.5)) <= 0.5, item.StimulusId);
        Assert.Equal((int)RenderedSplit.Test, ((int)(factors.Radius * 1024) - FactorSampler.LeastRadius) % 3);
    });

    [Fact]
    public void Shifts_and_turns_beyond_the_first_condition_leave_the_range_of_training()
    {
        RenderedFactors[] train = [.. Enumerable.Range(0, 5000).Select(new RenderedImages(RenderedSplit.Train, new RenderingOptions()).Factors)];
        double reach = train.Max(Distance);
        RenderedSet shifted = RenderedSet.Find("shifted");
        Assert.All(shifted.Items, item => Assert.Equal(item.Condition == "0", Distance(item.Factors) <= reach - 0.001 && item.Condition != "88"));
        Assert.All(shifted.Items, item => Assert.Equal(double.Parse(item.Condition, System.Globalization.CultureInfo.InvariantCulture) / 1024, Distance(item.Factors), 0.001));
        int turn = train.Max(factors => Math.Abs(factors.Rotation));
        Assert.Equal(FactorSampler.Turn, turn);
        Assert.All(RenderedSet.Find("rotated").Items, item => Assert.Equal(item.Condition != "0", Math.Abs(item.Factors.Rotation) > turn));

        static double Distance(RenderedFactors factors) => Math.Sqrt(Math.Pow(factors.X - 0.5, 2) + Math.Pow(factors.Y - 0.5, 2));
    }

    [Fact]
    public void Every_factor_is_a_column_that_tells_values_apart()
    {
        RenderedFactors[] factors = [.. RenderedSet.All.SelectMany(set => set.Items).Select(item => item.Factors)];
        Assert.Equal(typeof(RenderedFactors).GetProperties().Length, FactorTable.Columns.Count - 1);
        string[] rows = [.. factors.Where(one => one.Style == RenderedStyle.Object).Distinct().Select(one => string.Join('|', FactorTable.Columns.Select(column => column.Text(one))))];
        Assert.Equal(rows.Length, rows.Distinct().Count());
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".parquet")]
    public void A_table_has_a_row_for_each_image_with_every_factor(string ending)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "factors" + ending);
        StimulusSet set = RenderedSet.Find("cue-conflict").Stimuli("conflicts", 32);
        StimulusTable.Write(path, set);
        LabelTable table = TableFile.Read(path);
        Assert.Equal(660, table.Rows);
        Assert.Equal(set.Ids, table.Columns["stimulus_id"].ToTexts());
        Assert.Equal(set.Stimuli.Select(stimulus => stimulus.Category), table.Columns["category"].ToTexts());
        Assert.Equal(set.Stimuli.Select(stimulus => stimulus.ContentHash), table.Columns["sha256"].ToTexts());
        Assert.Equal(["stimulus_id", "category", .. set.Labels.Keys, "sha256"], table.Columns.Keys);
        Assert.All(set.Labels, label => Assert.Equal(label.Value, table.Columns[label.Key].ToTexts()));
        Assert.Equal(RenderedSet.Find("cue-conflict").Items.Select(item => item.Factors.Radius), table.Columns["radius"].ToDoubles()!);
    }

    [Fact]
    public void Another_ending_is_refused() =>
        Assert.Contains(".csv, .parquet", Assert.Throws<DatasetException>(() => StimulusTable.Write("x.txt", RenderedSet.Find("edge").Stimuli("edge", 32))).Message, StringComparison.Ordinal);
}
