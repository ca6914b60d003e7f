using System.Diagnostics;
using System.Security.Cryptography;
using Concord.Datasets.StimulusSets.Rendering;

namespace Concord.Datasets.Tests.StimulusSets.Rendering;

public sealed class RenderedImagesTests
{
    private static RenderedImages Images(RenderedSplit split = RenderedSplit.Train, int side = 32, double own = RenderingOptions.Independent) => new(split, new RenderingOptions { Side = side, OwnTexture = own });

    [Theory]
    [InlineData(RenderedSplit.Train, 32, 0.9, "803b006eb92af7dbb06d68d4c10c75dcdbb40db8aae8fd6e57516f1138fb9925")]
    [InlineData(RenderedSplit.Train, 64, RenderingOptions.Independent, "27bd4036ccc2e98915833692ffd7722aa57eb00a5a32ba51b3e299569a41bc8b")]
    [InlineData(RenderedSplit.Validation, 32, 1.0, "3222d6fa7a6b0429de766581c9daabd14615554b2be8e11ea05518b50bd4bd96")]
    [InlineData(RenderedSplit.Test, 64, 0.0, "33e4f5dbc4cc001bf68455d42e0fc913fe1c56a60f3c365afa18d3d8495d9073")]
    public void Four_hundred_images_are_the_same_to_the_last_bit_on_every_machine(RenderedSplit split, int side, double own, string expected)
    {
        RenderedImages images = Images(split, side, own);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] rgb = new byte[images.Length];
        for (int i = 0; i < 400; i++)
        {
            images.Render(i, rgb);
            hash.AppendData(rgb);
        }

        Assert.Equal(expected, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Theory]
    [InlineData(0, "1bae1dbd8d1bf58e5d1dd75f3ac3cd65b9fc34588ff520957e7e8fe8f2cb5988")]
    [InlineData(7, "0365eea0bc3fa29f89378681988020953bce08b9defb4d60acd0061fb7a2f5c9")]
    [InlineData(123456789, "017b61b7cf861c7ad59d143aa07cde88d624ea500bd6eac68334a7a093bf9a0b")]
    public void One_image_is_the_same_to_the_last_bit(int index, string expected) => Assert.Equal(expected, RenderedImages.Draw(Images().Factors(index), 32).ContentHash);

    [Fact]
    public void Order_and_threads_do_not_matter()
    {
        RenderedImages images = Images();
        string[] forward = [.. Enumerable.Range(0, 300).Select(Hash)];
        string[] parallel = new string[forward.Length];
        Parallel.For(0, forward.Length, i => parallel[forward.Length - 1 - i] = Hash(forward.Length - 1 - i));
        Assert.Equal(forward, parallel);

        string Hash(int index)
        {
            byte[] rgb = new byte[images.Length];
            RenderedFactors factors = images.Render(index, rgb);
            Assert.Equal(images.Factors(index), factors);
            return Convert.ToHexStringLower(SHA256.HashData(rgb));
        }
    }

    [Fact]
    public void Splits_share_no_scene_by_construction_and_no_picture()
    {
        RenderedSplit[] splits = Enum.GetValues<RenderedSplit>();
        Assert.All(splits, split => Assert.All(Enumerable.Range(0, 3000), index =>
            Assert.Equal((int)split, ((int)(Images(split).Factors(index).Radius * 1024) - FactorSampler.LeastRadius) % 3)));
        string[] hashes = [.. splits.SelectMany(split => Enumerable.Range(0, 600).Select(index => RenderedImages.Draw(Images(split).Factors(index), 32).ContentHash))];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        string[] silhouettes = [.. splits.SelectMany(split => Enumerable.Range(0, 600).Select(index => RenderedImages.Draw(Images(split).Factors(index) with { Style = RenderedStyle.Silhouette }, 64).ContentHash))];
        Assert.Equal(silhouettes.Length, silhouettes.Distinct().Count());
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(RenderingOptions.Independent)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1.0)]
    public void The_own_texture_comes_as_often_as_stated_and_the_others_alike(double own)
    {
        const int Count = 24_000;
        RenderedFactors[] factors = [.. Enumerable.Range(0, Count).Select(Images(own: own).Factors)];
        int[,] cells = new int[12, 12];
        foreach (RenderedFactors one in factors)
        {
            cells[one.Category, one.Texture]++;
        }

        for (int category = 0; category < 12; category++)
        {
            for (int texture = 0; texture < 12; texture++)
            {
                // Five standard deviations of a binomial of 2,000; of 144 cells none is expected outside.
                double p = texture == category ? own : (1 - own) / 11;
                Assert.InRange(cells[category, texture], (2000 * p) - (5 * Math.Sqrt(2000 * p * (1 - p))), (2000 * p) + (5 * Math.Sqrt(2000 * p * (1 - p))));
            }
        }
    }

    [Fact]
    public void Twelve_images_in_a_row_hold_every_category() =>
        Assert.All(Enumerable.Range(0, 50), block => Assert.Equal(12, Enumerable.Range(12 * block, 12).Select(index => Images().Factors(index).Category).Distinct().Count()));

    [Fact]
    public void Another_association_changes_textures_and_nothing_else() => Assert.All(Enumerable.Range(0, 500), index =>
    {
        RenderedFactors correlated = Images(own: 0.9).Factors(index);
        Assert.Equal(correlated, Images().Factors(index) with { Texture = correlated.Texture });
    });

    [Fact]
    public void Another_seed_gives_other_images() =>
        Assert.NotEqual(Images().Factors(0).SceneSeed, new RenderedImages(RenderedSplit.Train, new RenderingOptions { Seed = 1 }).Factors(0).SceneSeed);

    [Fact]
    public void No_other_factor_tells_the_category()
    {
        // Means over 1,000 images of each category lie within five standard errors of the mean over all.
        RenderedFactors[] factors = [.. Enumerable.Range(0, 12_000).Select(Images().Factors)];
        Func<RenderedFactors, double>[] values =
        [
            one => one.X, one => one.Y, one => one.Radius, one => one.Rotation, one => one.Mirrored ? 1 : 0, one => one.Aspect, one => one.FormA, one => one.FormB, one => one.TexturePeriod, one => one.TextureAngle, one => one.LightAngle, one => one.Relief,
            one => one.FirstColour.Luma, one => one.SecondColour.Luma, one => one.BackColour.Luma, one => one.FirstColour.R - one.FirstColour.B, one => (int)one.Backdrop, one => one.Clutter, one => (int)one.Occluder,
        ];
        foreach (Func<RenderedFactors, double> value in values)
        {
            double mean = factors.Average(value);
            double error = Math.Sqrt(factors.Average(one => Math.Pow(value(one) - mean, 2)) / 1000);
            Assert.All(factors.GroupBy(one => one.Category), group => Assert.InRange(group.Average(value), mean - (5 * error), mean + (5 * error)));
        }
    }

    [Fact]
    public void Objects_are_whole_and_differ_from_what_is_behind() => Assert.All(Enumerable.Range(0, 3000), index =>
    {
        RenderedFactors factors = Images().Factors(index);
        Assert.True(factors.Radius + Math.Max(Math.Abs(factors.X - 0.5), Math.Abs(factors.Y - 0.5)) <= 0.5);
        Assert.True(Math.Abs(factors.FirstColour.Luma - factors.SecondColour.Luma) > 20);
        Assert.True(factors.BackColour.Distance(factors.FirstColour) > 60 && factors.BackColour.Distance(factors.SecondColour) > 60);
    });

    [Fact]
    public void A_thousand_images_take_no_five_seconds()
    {
        // Measured: 0.15 s alone on a core. The bound is for a busy machine.
        RenderedImages images = Images();
        byte[] rgb = new byte[images.Length];
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < 1000; i++)
        {
            images.Render(i, rgb);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Images(side: 15));
        Assert.Throws<ArgumentOutOfRangeException>(() => Images(side: 257));
        Assert.Throws<ArgumentOutOfRangeException>(() => Images(own: 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => Images(own: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Images().Factors(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Images().Render(0, new byte[3]));
    }
}
