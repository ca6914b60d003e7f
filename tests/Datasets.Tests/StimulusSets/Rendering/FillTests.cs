using Concord.Datasets.StimulusSets.Rendering;
using CsCheck;

namespace Concord.Datasets.Tests.StimulusSets.Rendering;

public sealed class FillTests
{
    private const int Side = 16;

    private static readonly Pose s_whole = new(0, 0, 1, 0);

    // One to three closed contours, corners in and around the picture; some on the lines of samples themselves.
    private static readonly Gen<Outline> s_outlines = Gen.Int[-20, 148].Select(step => step / 128.0).Array[6, 16].Array[1, 3].Select(contours =>
    {
        var outline = new Outline();
        foreach (double[] contour in contours)
        {
            outline.Solid(contour.AsSpan(0, contour.Length / 2 * 2));
        }

        return outline;
    });

    [Fact]
    public void Coverage_is_that_of_a_twin_that_asks_every_sample_and_every_edge() =>
        s_outlines.Sample(outline => Assert.Equal(Naive(outline), Fill.Cover(outline, s_whole, Side)), iter: 300);

    [Fact]
    public void Turned_shapes_are_those_of_the_twin()
    {
        for (int category = 0; category < RenderedImages.Categories.Count; category++)
        {
            RenderedFactors factors = Masks.Scene(category);
            var pose = new Pose(factors.X, factors.Y, factors.Radius, factors.Rotation, factors.Mirrored);
            Assert.Equal(Naive(ScenePainter.OutlineOf(factors), pose), Fill.Cover(ScenePainter.OutlineOf(factors), pose, Side));
        }
    }

    [Fact]
    public void A_box_on_the_pixels_covers_them_and_no_other()
    {
        byte[] cover = Fill.Cover(new Outline().Box(0.25, 0.5, 0.5, 0.625), s_whole, Side);
        for (int i = 0; i < cover.Length; i++)
        {
            Assert.Equal(i % Side is >= 4 and < 8 && i / Side is >= 8 and < 10 ? Fill.Full : 0, cover[i]);
        }
    }

    [Fact]
    public void Half_a_pixel_is_half_covered() =>
        Assert.Equal(Fill.Full / 2, Fill.Cover(new Outline().Box(0, 0, 1.0 / Side, 0.5 / Side), s_whole, Side)[0]);

    [Fact]
    public void Solids_join_where_they_overlap_and_holes_open_them()
    {
        Outline joined = new Outline().Box(0, 0, 0.5, 0.5).Box(0.25, 0.25, 0.75, 0.75);
        Assert.Equal((0.25 + 0.25 - 0.0625) * Side * Side, Masks.Area(Fill.Cover(joined, s_whole, Side)));
        Outline open = new Outline().Box(0, 0, 0.5, 0.5).Window(0.125, 0.125, 0.375, 0.375);
        Assert.Equal((0.25 - 0.0625) * Side * Side, Masks.Area(Fill.Cover(open, s_whole, Side)));
    }

    [Fact]
    public void A_disc_has_its_area()
    {
        // A polygon of 24 corners: 12·sin 15°·r².
        double area = 12 * Math.Sin(Math.PI / 12) * 0.4 * 0.4 * 64 * 64;
        Assert.Equal(area, Masks.Area(Fill.Cover(new Outline().Ellipse(0.5, 0.5, 0.4, 0.4), s_whole, 64)), 1.0);
    }

    private static byte[] Naive(Outline outline, Pose? pose = null)
    {
        int[] corners = Fill.Round(outline, pose ?? s_whole, Side);
        byte[] cover = new byte[Side * Side];
        for (int y = 0; y < Side * Fill.Samples; y++)
        {
            for (int x = 0; x < Side * Fill.Samples; x++)
            {
                if (Winding(corners, outline.Ends, (Fill.Unit * x) + 8, (Fill.Unit * y) + 8) != 0)
                {
                    cover[(y / Fill.Samples * Side) + (x / Fill.Samples)]++;
                }
            }
        }

        return cover;
    }

    private static int Winding(int[] corners, IReadOnlyList<int> ends, long x, long y)
    {
        int winding = 0;
        int start = 0;
        foreach (int end in ends)
        {
            for (int i = start; i < end; i += 2)
            {
                int j = i + 2 == end ? start : i + 2;
                (long ax, long ay, long bx, long by) = (corners[i], corners[i + 1], corners[j], corners[j + 1]);
                long side = ((x - ax) * (by - ay)) - ((y - ay) * (bx - ax));
                winding += ay <= y && y < by && side >= 0 ? 1 : by <= y && y < ay && side <= 0 ? -1 : 0;
            }

            start = end;
        }

        return winding;
    }
}
