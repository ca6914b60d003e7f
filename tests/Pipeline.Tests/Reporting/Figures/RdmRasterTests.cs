using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Figures;
using SkiaSharp;

namespace Concord.Pipeline.Tests.Reporting.Figures;

public class RdmRasterTests
{
    [Fact]
    public void Ranks_average_ties_and_leave_undefined_entries_out() => Assert.Equal([0.0, 0.5, 0.5, double.NaN, 1.0], RdmRaster.Ranks([1, 2, 2, double.NaN, 9]));

    [Fact]
    public void The_picture_is_symmetric_dark_for_alike_and_blank_on_the_diagonal()
    {
        // Stimuli 0 and 1 alike, 2 far from both.
        using SKBitmap bitmap = SKBitmap.Decode(RdmRaster.Png(new RdmPicture("t", "b", 3, [0.1, 0.8, 0.9], []), [0, 1, 2], 240));
        Assert.Equal(0, bitmap.GetPixel(1, 1).Alpha);
        Assert.Equal(bitmap.GetPixel(0, 1), bitmap.GetPixel(1, 0));
        Assert.True(bitmap.GetPixel(1, 0).Red < 10 && bitmap.GetPixel(2, 1).Red > 240);
    }

    [Fact]
    public void A_large_rdm_is_averaged_down()
    {
        using SKBitmap bitmap = SKBitmap.Decode(RdmRaster.Png(new RdmPicture("t", "b", 500, [.. Enumerable.Range(0, 500 * 499 / 2).Select(i => (double)i)], []), [.. Enumerable.Range(0, 500)], 240));
        Assert.Equal(240, bitmap.Width);
    }

    [Fact]
    public void A_triangle_of_the_wrong_length_is_not_drawn() => Assert.Null(RdmFigure.Make("b", [new RdmPicture("t", "b", 4, [1, 2], [])], null));
}
