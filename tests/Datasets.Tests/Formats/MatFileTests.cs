using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class MatFileTests
{
    public static TheoryData<string> Files => ["little.mat", "compressed.mat", "big.mat"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Numbers_of_every_class_are_read_whatever_their_storage(string name)
    {
        MatFile file = MatFile.Read(Repository.Reference("mat", name));
        Assert.Equal([1, 2, 3, 4, 5, 250], file["narrow"].AsNumeric().ToDoubles());
        Assert.Equal(MatClass.Double, file["narrow"].Class);
        Assert.Equal([2, 3], file["narrow"].Dimensions);
        Assert.Equal([1, 3, 5, 2, 4, 250], file["narrow"].AsNumeric().ToRowMajor());
        Assert.Equal([0.5, -1.25, 1e300, 3], file["double"].AsNumeric().ToDoubles());
        Assert.Equal([0.5, -2.5], file["single"].AsNumeric().ToDoubles());
        Assert.Equal([-128, 7, 127], file["int8"].AsNumeric().ToDoubles());
        Assert.Equal([0, 7, 255], file["uint8"].AsNumeric().ToBytes());
        Assert.Equal([-32768, 7, 32767], file["int16"].AsNumeric().ToDoubles());
        Assert.Equal([0, 7, 65535], file["uint16"].AsNumeric().ToDoubles());
        Assert.Equal([-2147483648.0, 7, 2147483647], file["int32"].AsNumeric().ToDoubles());
        Assert.Equal([0, 7, 4294967295.0], file["uint32"].AsNumeric().ToDoubles());
        Assert.Equal([-9223372036854775808.0, 7, 9223372036854775807.0], file["int64"].AsNumeric().ToDoubles());
        Assert.Equal([0, 7, 18446744073709551615.0], file["uint64"].AsNumeric().ToDoubles());
        Assert.Equal([1, 2, 3, -4], file["cube"].AsNumeric().ToDoubles());
        Assert.Equal([2, 1, 2], file["cube"].Dimensions);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Logical_complex_text_cell_and_nested_structures_are_read(string name)
    {
        MatFile file = MatFile.Read(Repository.Reference("mat", name));
        Assert.True(file["logical"].AsNumeric().IsLogical);
        Assert.Equal([1, 0, 1], file["logical"].AsNumeric().ToDoubles());
        Assert.Equal([1, 2], file["complex"].AsNumeric().RealPart());
        Assert.Equal([3, 4], file["complex"].AsNumeric().ImaginaryPart());
        Assert.Contains("complex", Assert.Throws<DatasetException>(() => file["complex"].AsNumeric().ToDoubles()).Message, StringComparison.Ordinal);
        Assert.Equal("Grüße", file["word"].AsText().Text);
        Assert.Equal(["abc", "def"], file["lines"].AsText().Lines);
        Assert.Equal("", file["nothing"].AsText().Text);
        Assert.Empty(file["empty"].AsNumeric().ToDoubles());
        MatCell cell = file["cell"].AsCell();
        Assert.Equal("one", cell.Items[0].AsText().Text);
        Assert.Equal([2], cell.Items[1].AsNumeric().ToDoubles());
        Assert.Equal(0, cell.Items[2].Count);
        MatStruct nested = file["nested"].AsStruct();
        Assert.Equal("bc", nested[1, "name"].AsText().Text);
        Assert.Equal([2.5], nested[1, "inner"].AsStruct()["deep"].AsNumeric().ToDoubles());
        Assert.EndsWith("nested(2).inner.deep", nested[1, "inner"].AsStruct()["deep"].Where, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_sparse_matrix_is_read_and_filled_on_demand(string name)
    {
        var sparse = (MatSparse)MatFile.Read(Repository.Reference("mat", name))["sparse"];
        Assert.Equal([(0, 0, 9)], sparse.Entries());
        Assert.Equal([9, 0, 0, 0, 0, 0, 0, 0, 0], sparse.AsNumeric().ToDoubles());
    }

    [Fact]
    public void Asking_for_what_is_not_there_names_what_is()
    {
        MatFile file = MatFile.Read(Repository.Reference("mat", "little.mat"));
        Assert.Contains("narrow", Assert.Throws<DatasetException>(() => file["missing"]).Message, StringComparison.Ordinal);
        Assert.Contains("name, inner", Assert.Throws<DatasetException>(() => file["nested"].AsStruct()[0, "other"]).Message, StringComparison.Ordinal);
        Assert.Contains("Char 1×5; expected numbers", Assert.Throws<DatasetException>(() => file["word"].AsNumeric()).Message, StringComparison.Ordinal);
    }
}
