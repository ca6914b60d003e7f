using Concord.Datasets.StimulusSets.Rendering;

namespace Concord.Datasets.Tests.StimulusSets.Rendering;

/// <summary>What is drawn is what the factors say.</summary>
public sealed class SceneTests
{
    private const int Side = 64;

    public static TheoryData<int> Categories() => [.. Enumerable.Range(0, RenderedImages.Categories.Count)];

    [Theory]
    [MemberData(nameof(Categories))]
    public void Area_grows_with_the_square_of_the_radius(int category)
    {
        double small = Masks.Area(ScenePainter.Mask(Masks.Upright(category, 0.25), Side));
        double large = Masks.Area(ScenePainter.Mask(Masks.Upright(category, 0.5), Side));
        Assert.Equal(4, large / small, 0.06);
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void The_place_is_the_middle_of_the_box_and_the_radius_reaches_the_farthest_point(int category)
    {
        RenderedFactors factors = Masks.Upright(category) with { X = 0.46875, Y = 0.53125 };
        byte[] mask = ScenePainter.Mask(factors, Side);
        (int left, int top, int right, int bottom) = Masks.Box(mask, Side);
        Assert.Equal(factors.X * Side, (left + right) / 2.0, 0.75);
        Assert.Equal(factors.Y * Side, (top + bottom) / 2.0, 0.75);
        double farthest = Enumerable.Range(0, mask.Length).Where(i => mask[i] > 0)
            .Max(i => Math.Sqrt(Math.Pow((i % Side) + 0.5 - (factors.X * Side), 2) + Math.Pow((i / Side) + 0.5 - (factors.Y * Side), 2)));
        Assert.Equal(factors.Radius * Side, farthest, 1.2);
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void The_centroid_moves_as_the_place_does(int category)
    {
        RenderedFactors factors = Masks.Upright(category, 0.3125);
        (double x, double y) = Masks.Centroid(ScenePainter.Mask(factors, Side), Side);
        (double movedX, double movedY) = Masks.Centroid(ScenePainter.Mask(factors with { X = 0.5 + (77 / 1024.0), Y = 0.5 - (101 / 1024.0) }, Side), Side);
        Assert.Equal(77 * Side / 1024.0, movedX - x, 0.15);
        Assert.Equal(-101 * Side / 1024.0, movedY - y, 0.15);
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void A_quarter_turn_is_the_mask_turned(int category)
    {
        RenderedFactors factors = Masks.Upright(category);
        byte[] mask = ScenePainter.Mask(factors, Side);
        byte[] turned = ScenePainter.Mask(factors with { Rotation = 90 }, Side);
        byte[] expected = new byte[mask.Length];
        for (int i = 0; i < mask.Length; i++)
        {
            // Clockwise: what was at x, y comes to Side − 1 − y, x.
            expected[((i % Side) * Side) + Side - 1 - (i / Side)] = mask[i];
        }

        Assert.InRange(Masks.Difference(expected, turned), 0, 0.01);
        Assert.True(Masks.Difference(mask, turned) > 0.1);
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void Any_turn_keeps_the_area_and_turns_the_centroid(int category)
    {
        RenderedFactors factors = Masks.Upright(category);
        byte[] mask = ScenePainter.Mask(factors, Side);
        byte[] turned = ScenePainter.Mask(factors with { Rotation = 37 }, Side);
        Assert.Equal(1, Masks.Area(turned) / Masks.Area(mask), 0.015);
        (double x, double y) = Masks.Centroid(mask, Side);
        (double turnedX, double turnedY) = Masks.Centroid(turned, Side);
        const double Angle = 37 * Math.PI / 180;
        Assert.Equal((Math.Cos(Angle) * (x - 32)) - (Math.Sin(Angle) * (y - 32)), turnedX - 32, 0.1);
        Assert.Equal((Math.Sin(Angle) * (x - 32)) + (Math.Cos(Angle) * (y - 32)), turnedY - 32, 0.1);
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void A_mirrored_mask_is_its_mirror_image(int category)
    {
        RenderedFactors factors = Masks.Upright(category);
        byte[] mask = ScenePainter.Mask(factors, Side);
        byte[] mirror = [.. mask.Chunk(Side).SelectMany(row => row.Reverse())];
        Assert.InRange(Masks.Difference(mirror, ScenePainter.Mask(factors with { Mirrored = true }, Side)), 0, 0.01);
    }

    [Fact]
    public void Occlusion_is_the_part_of_the_object_under_what_is_in_front()
    {
        int hidden = 0;
        for (int index = 0; index < 240; index++)
        {
            RenderedFactors factors = Masks.Scene(index);
            (double area, double occlusion) = FactorTable.Measure(factors, Side);
            Assert.Equal(Masks.Area(ScenePainter.Mask(factors, Side)) / (Side * Side), area, 1e-12);
            if (factors.Occluder == Occluder.None)
            {
                Assert.Equal(0, occlusion);
                continue;
            }

            // Pixels whose colour changes where the object is are those that are hidden.
            byte[] with = RenderedImages.Draw(factors, Side).Rgb;
            byte[] without = RenderedImages.Draw(factors with { Occluder = Occluder.None }, Side).Rgb;
            byte[] mask = ScenePainter.Mask(factors, Side);
            byte[] front = ScenePainter.MaskInFront(factors, Side)!;
            Assert.All(Enumerable.Range(0, mask.Length), i => Assert.True(front[i] > 0 || with.AsSpan(3 * i, 3).SequenceEqual(without.AsSpan(3 * i, 3))));
            int covered = Enumerable.Range(0, mask.Length).Count(i => mask[i] == Fill.Full && front[i] == Fill.Full);
            int inside = mask.Count(cover => cover == Fill.Full);
            Assert.Equal(covered / (double)inside, occlusion, 0.12);
            Assert.InRange(occlusion, 0, 0.75);
            hidden++;
        }

        Assert.InRange(hidden, 35, 90);
    }

    [Fact]
    public void Silhouettes_and_edges_are_the_same_whatever_the_texture() => Assert.All(Enumerable.Range(0, 24), index =>
    {
        RenderedFactors factors = Masks.Scene(index);
        foreach (RenderedStyle style in (RenderedStyle[])[RenderedStyle.Silhouette, RenderedStyle.Edge])
        {
            Assert.Single(Enumerable.Range(0, 12).Select(texture => RenderedImages.Draw(factors with { Texture = texture, Style = style }, Side).ContentHash).Distinct());
        }

        Assert.Equal(12, Enumerable.Range(0, 12).Select(texture => RenderedImages.Draw(factors with { Texture = texture }, Side).ContentHash).Distinct().Count());
    });

    [Fact]
    public void A_silhouette_is_the_mask_in_black_on_white() => Assert.All(Enumerable.Range(0, 12), index =>
    {
        RenderedFactors factors = Masks.Scene(index);
        byte[] rgb = RenderedImages.Draw(factors with { Style = RenderedStyle.Silhouette }, Side).Rgb;
        byte[] mask = ScenePainter.Mask(factors, Side);
        Assert.All(Enumerable.Range(0, rgb.Length), i => Assert.Equal(255.0 * (Fill.Full - mask[i / 3]) / Fill.Full, rgb[i], 0.51));
    });

    [Fact]
    public void An_edge_is_thin_and_lies_on_the_border_of_the_mask() => Assert.All(Enumerable.Range(0, 12), index =>
    {
        RenderedFactors factors = Masks.Scene(index);
        byte[] rgb = RenderedImages.Draw(factors with { Style = RenderedStyle.Edge }, Side).Rgb;
        byte[] mask = ScenePainter.Mask(factors, Side);
        int dark = 0;
        for (int y = 1; y < Side - 1; y++)
        {
            for (int x = 1; x < Side - 1; x++)
            {
                bool border = Enumerable.Range(0, 9).Select(k => mask[((y + (k / 3) - 1) * Side) + x + (k % 3) - 1]).Distinct().Count() > 1;
                int value = rgb[3 * ((y * Side) + x)];
                Assert.True(border || value == 255, $"{index}: {x},{y}");
                dark += value < 128 ? 1 : 0;
            }
        }

        Assert.InRange(dark, 40, 0.14 * Side * Side);
    });

    [Fact]
    public void A_texture_alone_knows_nothing_of_the_shape() => Assert.All(Enumerable.Range(0, 12), index =>
    {
        RenderedFactors factors = Masks.Scene(index) with { Style = RenderedStyle.Texture };
        Assert.Equal(RenderedImages.Draw(factors, Side).ContentHash, RenderedImages.Draw(factors with { Category = (index + 5) % 12, FormA = 7, Aspect = 256, Mirrored = true }, Side).ContentHash);
    });

    [Fact]
    public void Noise_is_uniform_of_the_stated_half_width()
    {
        RenderedFactors grey = Masks.Scene(0) with { Style = RenderedStyle.Texture, FirstColour = new Paint(128, 128, 128), SecondColour = new Paint(128, 128, 128) };
        byte[] clean = RenderedImages.Draw(grey, 128).Rgb;
        int[] added = [.. RenderedImages.Draw(grey with { Noise = 50 }, 128).Rgb.Zip(clean, (noisy, plain) => noisy - plain)];
        Assert.Equal((-50, 50), (added.Min(), added.Max()));
        // Sd of the mean of 49,152 such numbers is 0.13; of the variance, 850, it is 3.4.
        Assert.Equal(0, added.Average(), 0.6);
        Assert.Equal(((101 * 101) - 1) / 12.0, added.Average(value => (double)value * value), 16.0);
    }

    [Fact]
    public void Every_factor_changes_the_picture()
    {
        RenderedFactors scene = Masks.Scene(4) with { Backdrop = BackdropKind.Clouds, Occluder = Occluder.Bar, Clutter = 3, Texture = 3 };
        RenderedFactors[] changed =
        [
            scene with { Category = 5 }, scene with { Texture = 4 }, scene with { Style = RenderedStyle.Texture }, scene with { X = scene.X + (8 / 1024.0) }, scene with { Y = scene.Y + (8 / 1024.0) },
            scene with { Radius = scene.Radius + (3 / 1024.0) }, scene with { Rotation = scene.Rotation + 1 }, scene with { Mirrored = !scene.Mirrored }, scene with { Aspect = 300 }, scene with { FormA = scene.FormA ^ 64 },
            scene with { FormB = scene.FormB ^ 64 }, scene with { TexturePeriod = 0.21 }, scene with { TextureAngle = scene.TextureAngle + 10 }, scene with { TexturePhaseX = scene.TexturePhaseX ^ 64 }, scene with { TexturePhaseY = scene.TexturePhaseY ^ 64 },
            scene with { FirstColour = new Paint(1, 2, 3) }, scene with { SecondColour = new Paint(1, 2, 3) }, scene with { LightAngle = scene.LightAngle + 90 }, scene with { Backdrop = BackdropKind.Flat },
            scene with { BackColour = new Paint(1, 2, 3) }, scene with { BesideColour = new Paint(1, 2, 3) }, scene with { Relief = 7 }, scene with { Clutter = 0 }, scene with { Occluder = Occluder.None }, scene with { Noise = 3 }, scene with { SceneSeed = 1 }, scene,
        ];
        Assert.Equal(changed.Length, changed.Select(factors => RenderedImages.Draw(factors, Side).ContentHash).Distinct().Count());
        Assert.Equal(typeof(RenderedFactors).GetProperties().Length, changed.Length - 1);
    }
}
