using Concord.Pipeline.Jobs;

namespace Concord.Pipeline.Tests.Jobs;

public sealed class MemorySizeTests
{
    [Theory]
    [InlineData("8GiB", 8L << 30)]
    [InlineData("8 gib", 8L << 30)]
    [InlineData("1.5KiB", 1536)]
    [InlineData("2GB", 2_000_000_000)]
    [InlineData("512MiB", 512L << 20)]
    [InlineData("17B", 17)]
    public void Sizes_are_read_as_people_write_them(string text, long bytes)
    {
        Assert.True(MemorySize.TryParse(text, out long read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8")]
    [InlineData("GiB")]
    [InlineData("-1GiB")]
    [InlineData("0B")]
    [InlineData("8 potatoes")]
    [InlineData("NaNGiB")]
    [InlineData("1e400GiB")]
    [InlineData("∞GiB")]
    public void What_is_no_size_is_refused(string text) => Assert.False(MemorySize.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(8L << 30, "8.0 GiB")]
    [InlineData(3L << 40, "3.0 TiB")]
    public void Sizes_are_written_in_the_largest_unit_that_leaves_one(long bytes, string text) => Assert.Equal(text, MemorySize.Format(bytes));
}
