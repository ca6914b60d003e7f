using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

/// <summary>Files of other programs: SciPy, Octave, and MATLAB 7.3's layout.</summary>
public sealed class MatOthersTests
{
    public static TheoryData<string> Files => ["scipy.mat", "scipy_compressed.mat", "octave.mat", "octave_compressed.mat", "v73.mat"];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_same_values_are_read_from_every_program(string name)
    {
        MatFile file = MatFile.Read(Repository.Reference("mat", name));
        Assert.Equal([0, 1, 2, 3, 4, 5], file["matrix"].AsNumeric().ToRowMajor());
        Assert.Equal([2, 3], file["matrix"].Dimensions);
        Assert.True(file["logical"].AsNumeric().IsLogical);
        Assert.Equal([1, 0, 1], file["logical"].AsNumeric().ToDoubles());
        Assert.Equal([1, 2], file["complex"].AsNumeric().RealPart());
        Assert.Equal([3, -4], file["complex"].AsNumeric().ImaginaryPart());
        Assert.Equal(name.StartsWith("octave", StringComparison.Ordinal) ? "abc" : "Grüße", file["word"].AsText().Text);
        Assert.Equal(["abc", "defg"], file["lines"].AsNames());
        Assert.Equal([0, 3], file["empty"].Dimensions);
        Assert.Empty(file["empty"].AsNumeric().ToDoubles());
        MatStruct trials = file["trials"].AsStruct();
        Assert.Equal([1, 2], trials.Dimensions);
        Assert.Equal("second", trials[1, "name"].AsText().Text);
        Assert.Equal([0.25], trials[0, "onset"].AsNumeric().ToDoubles());
        Assert.Equal([1, 2], trials[1, "onset"].AsNumeric().ToDoubles());
        Assert.Equal("IT", file["record"].AsStruct()["region"].AsText().Text);
        Assert.Equal([2.5], file["record"].AsStruct()["inner"].AsStruct()["deep"].AsNumeric().ToDoubles());
        MatCell cell = file["cell"].AsCell();
        Assert.Equal([2, 2], cell.Dimensions);
        Assert.Equal("one", cell.Items[0].AsText().Text);
        Assert.Equal([1.5, 2.5], cell.Items[2].AsNumeric().ToDoubles());
        var sparse = (MatSparse)file["sparse"];
        Assert.Equal([(1, 0, 9), (0, 3, -1), (2, 3, 4.5)], sparse.Entries());
        Assert.Equal([0, 0, 0, -1, 9, 0, 0, 0, 0, 0, 0, 4.5], sparse.AsNumeric().ToRowMajor());
    }

    [Fact]
    public void Sparse_matrices_may_be_complex_empty_or_too_large_to_be_filled()
    {
        MatFile file = MatFile.Read(Repository.Reference("mat", "scipy_compressed.mat"));
        Assert.Equal([0, 0, 0, 2], file["sparse_complex"].AsNumeric().ImaginaryPart());
        Assert.Equal(new double[6], file["sparse_empty"].AsNumeric().ToDoubles());
        Assert.Equal(0, ((MatSparse)file["sparse_empty"]).StoredCount);
        Assert.Equal([(199_999_999, 2, 7)], ((MatSparse)file["sparse_wide"]).Entries());
        Assert.Contains("sparse matrix 200000000×3; expected at most 134217728 places", Assert.Throws<DatasetException>(() => file["sparse_wide"].AsNumeric()).Message, StringComparison.Ordinal);
        Assert.Equal(new double[6], MatFile.Read(Repository.Reference("mat", "v73.mat"))["sparse_empty"].AsNumeric().ToDoubles());
    }

    [Fact]
    public void Version_7_3_keeps_sizes_order_and_names_what_it_does_not_read()
    {
        MatFile file = MatFile.Read(Repository.Reference("mat", "v73.mat"));
        Assert.Equal(Enumerable.Range(0, 600).Select(i => (double)i), file["packed"].AsNumeric().ToRowMajor());
        Assert.Equal(MatClass.Int16, file["packed"].Class);
        Assert.Equal([4, 3, 2], file["cube"].Dimensions);
        Assert.Equal([0, 6, 12, 18, 2, 8], file["cube"].AsNumeric().ToDoubles().Take(6));
        Assert.Equal([0.5, -2.5], file["single"].AsNumeric().ToDoubles());
        Assert.Equal(["onset", "name"], file["trials"].AsStruct().Fields);
        Assert.Equal("", file["nothing"].AsText().Text);
        Assert.Empty(file["nocell"].AsCell().Items);
        Assert.Equal(0, file["cell"].AsCell().Items[3].Count);
        Assert.EndsWith("cell{2}{1}", file["cell"].AsCell().Items[1].AsCell().Items[0].Where, StringComparison.Ordinal);
        Assert.Contains("MATLAB class table", Assert.Throws<DatasetException>(() => file["object"].AsNumeric()).Message, StringComparison.Ordinal);
        Assert.Equal(MatClass.FunctionHandle, file["handle"].Class);
        Assert.False(file.Variables.ContainsKey("#refs#"));
    }

    [Fact]
    public void Cells_inside_themselves_are_refused_and_shared_cells_are_read_once()
    {
        Assert.Contains("inside themselves", Assert.Throws<DatasetException>(() => MatFile.Read(Repository.Reference("mat", "v73_cycle.mat"))).Message, StringComparison.Ordinal);
        MatValue value = MatFile.Read(Repository.Reference("mat", "v73_doubling.mat"))["top"];
        int depth = 0;
        for (; value is MatCell cell; depth++)
        {
            value = cell.Items[^1];
        }

        Assert.Equal(41, depth);
    }

    [Fact]
    public void Every_MATLAB_file_of_the_mirror_and_the_data_is_read_to_its_last_value()
    {
        string[] paths = [.. Directory.EnumerateFiles(Repository.Shared("mirror", "files"), "*.mat", SearchOption.AllDirectories), .. Directory.EnumerateFiles(Repository.Shared("data"), "*.mat", SearchOption.AllDirectories)];
        Assert.True(paths.Length >= 12, $"{paths.Length} files");
        Assert.All(paths, path => Assert.True(MatTouch.Count(MatFile.Read(path)) > 0));
    }
}
