using Concord.Models.Regimes;
using Concord.Models.Training;

namespace Concord.Models.Tests.Training;

public sealed class PictureViewTests
{
    private const int Side = 5;
    private static readonly byte[] s_picture = [.. Enumerable.Range(0, 3 * Side * Side).Select(i => (byte)(3 * i))];

    [Fact]
    public void A_plain_view_is_the_picture()
    {
        float[] view = Write(PictureView.Plain);

        Assert.All(Enumerable.Range(0, view.Length), i => Assert.Equal(At(i % 25 % 5, i % 25 / 5, i / 25), view[i]));
    }

    [Fact]
    public void A_shift_repeats_the_edge() => Check(Write(new PictureView(1, -2, false, 0)), (x, y) => (Math.Max(0, x - 1), Math.Min(4, y + 2)));

    [Fact]
    public void A_flip_exchanges_left_and_right() => Check(Write(new PictureView(0, 0, true, 0)), (x, y) => (4 - x, y));

    [Fact]
    public void A_quarter_turn_exchanges_rows_and_columns() => Check(Write(new PictureView(0, 0, false, Math.PI / 2)), (x, y) => (4 - y, x));

    [Fact]
    public void Views_vary_as_far_as_they_may()
    {
        PictureView[] views = [.. Enumerable.Range(0, 2000).Select(i => PictureView.Draw(new Augmentation(2, true, true), new CounterRandom(1), i * (long)PictureView.Draws))];

        Assert.Equal([-2, -1, 0, 1, 2], views.Select(view => view.Right).Distinct().Order());
        Assert.Equal([-2, -1, 0, 1, 2], views.Select(view => view.Down).Distinct().Order());
        Assert.InRange(views.Count(view => view.IsFlipped), 900, 1100);
        Assert.InRange(views.Average(view => view.Angle), 3, 3.3);
        Assert.Equal(PictureView.Plain, PictureView.Draw(Augmentation.None, new CounterRandom(1), 0));
    }

    [Fact]
    public void Colour_views_are_pixels_some_of_them_grey()
    {
        int grey = 0;
        for (int i = 0; i < 500; i++)
        {
            float[] view = new float[3 * Side * Side];
            ColourView.Write(s_picture, Side, view, new CounterRandom(2), i * (long)ColourView.Draws);
            Assert.All(view, value => Assert.InRange(value, 0, 1));
            grey += view[..25].SequenceEqual(view[25..50]) ? 1 : 0;
        }

        Assert.InRange(grey, 70, 130);
    }

    private static float At(int x, int y, int colour) => s_picture[(3 * ((y * Side) + x)) + colour] / 255f;

    private static float[] Write(PictureView view)
    {
        float[] chw = new float[3 * Side * Side];
        view.Write(s_picture, Side, chw);
        return chw;
    }

    private static void Check(float[] view, Func<int, int, (int X, int Y)> from)
    {
        for (int i = 0; i < view.Length; i++)
        {
            (int x, int y) = from(i % 25 % 5, i % 25 / 5);
            Assert.Equal(At(x, y, i / 25), view[i], 1e-5f);
        }
    }
}
