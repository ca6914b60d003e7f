using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Datasets.Tests.Hostile;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class ArrayFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Formats => ["npz", "parquet", "nc"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_is_read_back_to_the_last_digit(string format)
    {
        LabelledArray array = Example();
        string path = _folder.File("x." + format);
        ArrayWriter.Write(path, array);
        LabelledArray back = ArrayFile.Read(path);
        Assert.Equal(array.Values, back.Values);
        Assert.Equal(array.Axes.Select(axis => axis.Name), back.Axes.Select(axis => axis.Name));
        foreach ((LabelledAxis expected, LabelledAxis found) in array.Axes.Zip(back.Axes))
        {
            Assert.Equal(expected.Labels.Keys.Order(StringComparer.Ordinal), found.Labels.Keys.Order(StringComparer.Ordinal));
            Assert.All(expected.Labels, pair => Assert.Equal(pair.Value.ToTexts(), found.Labels[pair.Key].ToTexts()));
            Assert.All(expected.Labels, pair => Assert.Equal(pair.Value.Kind, found.Labels[pair.Key].Kind));
        }

        PresentationAssembly assembly = AssemblyBuilder.Build(back, new AssemblyLayout(), "a");
        Assert.Equal([new Presentation("x", 1), new Presentation("y", 1), new Presentation("x", 2)], assembly.Presentations);
        Assert.Equal([new Neuroid("n1", "V4", "a", .5), new Neuroid("n2", "IT", "b", .25)], assembly.Neuroids);
        Assert.Equal([new TimeBin(70, 120), new TimeBin(120, 170)], assembly.TimeBins);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Damaged_files_end_in_an_error_that_names_them(string format)
    {
        string path = _folder.File("x." + format);
        ArrayWriter.Write(path, Example());
        HostileReport report = HostileFiles.Check(path, damaged => GC.KeepAlive(ArrayFile.Read(damaged)));
        Assert.True(report.Refused > 100, report.ToString());
    }

    [Fact]
    public void An_assembly_is_exported_and_read_back()
    {
        PresentationAssembly assembly = AssemblyBuilder.Build(Example(), new AssemblyLayout(), "a b/c");
        foreach (string ending in ArrayWriter.Extensions)
        {
            string path = _folder.File("e" + ending);
            ArrayWriter.Write(path, AssemblyArray.Of(assembly));
            Assert.Equal(assembly.Hash, AssemblyBuilder.Build(ArrayFile.Read(path), new AssemblyLayout(), "a b/c").Hash);
            NeuroidAssembly means = assembly.Average(new TimeBin(70, 170));
            ArrayWriter.Write(path, AssemblyArray.Of(means));
            Assert.Equal(means.Hash, AssemblyBuilder.Build(ArrayFile.Read(path), new AssemblyLayout(), "a").Average().Hash);
        }

        Says("a file that ends in '.mat'", () => { ArrayWriter.Write("x.mat", Example()); return 0; });
    }

    [Fact]
    public void MATLAB_variables_and_fields_are_arrays_as_MATLAB_shows_them()
    {
        string path = Repository.Shared("data", "object2vec", "roistack.mat");
        LabelledArray betas = ArrayFile.Read(path, new ArrayRequest { Variable = "roistack.betas" });
        Assert.Equal("81 presentation × 1870 neuroid", betas.ShapeText);
        Assert.Equal(MatFile.Read(path)["roistack"].AsStruct()["betas"].AsNumeric().ToDoubles()[1], betas.Values[1870]);
        Assert.Equal(betas.Values, ArrayFile.Read(path).Values);
        Says("no variable 'betas'", () => ArrayFile.Read(path, new ArrayRequest { Variable = "betas" }));
    }

    [Fact]
    public void Damaged_tables_end_in_an_error_that_names_them()
    {
        string path = _folder.File("x.csv");
        File.WriteAllText(path, "stimulus_id,repetition,neuroid_id,region,subject,value\n" + string.Concat(from s in Enumerable.Range(0, 10) from n in Enumerable.Range(0, 5) select $"s{s},1,n{n},V4,a,{s + (n / 7.0)}\n"));
        HostileReport report = HostileFiles.Check(path, damaged => GC.KeepAlive(AssemblyBuilder.Build(ArrayFile.Read(damaged), new AssemblyLayout(), "a")));
        Assert.True(report.Refused > 50, report.ToString());
    }

    [Fact]
    public void A_long_table_may_come_in_any_order_and_lack_cells()
    {
        LabelledArray array = Table("long.csv", "neuroid,stimulus,repetition,region,subject,value,object", ["n2,a,1,IT,s,4,cat", "n1,a,1,V4,s,1,cat", "n1,b,1,V4,s,2,dog"]);
        Assert.Equal("2 presentation × 2 neuroid", array.ShapeText);
        Assert.Equal([4, 1, double.NaN, 2], array.Values);
        Assert.Equal(["cat", "dog"], array.Axes[0].Labels["object"].ToTexts());
        Assert.Equal(["n2", "n1"], AssemblyBuilder.Build(array, new AssemblyLayout(), "a").Neuroids.Select(neuroid => neuroid.Id));
    }

    [Fact]
    public void Faults_of_tables_are_named()
    {
        Says("two values, in rows 1 and 2, for stimulus_id 'a', neuroid 'n1'", () => Table("x.csv", "stimulus_id,neuroid,value", ["a,n1,1", "a,n1,2"]));
        Says("a column 'stimulus_id' and a column 'neuroid_id'", () => Table("x.csv", "stimulus_id,value", ["a,1"]));
        Says("column 'value': 'many' in row 1", () => Table("x.csv", "stimulus_id,neuroid,value", ["a,n1,many"]));
        Says("a column 'neuroid_id' and none that says which holds the values", () => Table("x.csv", "stimulus_id,neuroid_id,firing_rate", ["a,n1,1"]));
        Says("'n/b' in row 2 among numbers", () => Table("x.csv", "stimulus_id,siteA", ["a,1", "b,n/b"]));
        Says("a column of numbers called 'Unnamed: 0'", () => Table("x.csv", "Unnamed: 0,stimulus_id,siteA", ["0,a,1", "1,b,2"]));
        Says("no column of numbers", () => Table("x.csv", "stimulus_id,object", ["a,cat"]));
        Says("a table without rows", () => Table("x.csv", "stimulus_id,n1", []));
        Says("no column 'rate2'", () => ArrayFile.Read(Csv("x.csv", "stimulus_id,n1", ["a,1"]), new ArrayRequest { Variable = "rate2" }));
        Says("a file that ends in '.xls'", () => ArrayFile.Read("x.xls"));
        Says("a format 'excel'", () => ArrayFile.Read("x.csv", format: "excel"));
    }

    [Fact]
    public void A_row_number_in_a_long_table_is_refused_and_makes_no_presentations() =>
        Says("column 'index': several values for one presentation and for one neuroid", () => Table("pandas.csv", "index,stimulus_id,neuroid_id,region,value", ["0,a,n1,V4,1", "1,a,n2,V4,2", "2,b,n1,V4,3", "3,b,n2,V4,4"]));

    [Fact]
    public void A_wide_table_has_a_neuroid_a_column()
    {
        PresentationAssembly assembly = AssemblyBuilder.Build(Table("wide.csv", "stimulus_id, repetition,trial,object,siteA,siteB", ["x,1,7,cat,1.5,2", "x,2,8,cat,2.5,"]), new AssemblyLayout { Region = "V4", Subject = "a" }, "w");
        Assert.Equal(["siteA", "siteB"], assembly.Neuroids.Select(neuroid => neuroid.Id));
        Assert.Equal([1.5, 2, 2.5, double.NaN], assembly.Values);
        Assert.Equal([1, 2], assembly.Presentations.Select(presentation => presentation.Repetition));
    }

    [Fact]
    public void Axes_stored_in_another_order_are_brought_into_order()
    {
        string path = _folder.File("turned.npz");
        using (FileStream file = File.Create(path))
        using (var archive = new NpzWriter(file))
        {
            archive.Add<float>("rates", [0, 1, 2, 3, 4, 5], 1, 3, 2);
            archive.Add("stimulus_id", ["x", "y"]);
            archive.Add("neuroid_id", ["n1", "n2", "n3"]);
        }

        var layout = new AssemblyLayout { Region = "V4", Subject = "a", TimeBins = [new TimeBin(0, 10)] };
        PresentationAssembly assembly = AssemblyBuilder.Build(ArrayFile.Read(path, new ArrayRequest { Axes = ["time", "neuroid", "presentation"] }), layout, "t");
        Assert.Equal([0, 2, 4, 1, 3, 5], assembly.Values);
        Assert.Equal(["x", "y"], assembly.StimulusIds);
        Says("no axis 'voxels'", () => AssemblyBuilder.Build(ArrayFile.Read(path), layout with { NeuroidAxis = "voxels" }, "t"));
        Says("region 'V4'; expected 'MT', as the dataset file says", () => AssemblyBuilder.Build(Table("r.csv", "stimulus_id,neuroid_id,region,value", ["a,n1,V4,1"]), new AssemblyLayout { Region = "MT", Subject = "a" }, "t"));
        Says("no region at place 0", () => AssemblyBuilder.Build(Table("r.csv", "stimulus_id,neuroid_id,region,value", ["a,n1, ,1"]), new AssemblyLayout { Subject = "a" }, "t"));
        Says("repetitions such as '99999999999'", () => AssemblyBuilder.Build(Table("r.csv", "stimulus_id,repetition,neuroid_id,region,value", ["a,1,n1,V4,1", "a,99999999999,n1,V4,1"]), new AssemblyLayout { Subject = "a" }, "t"));
        Says("moments (0, …) without ends", () => AssemblyBuilder.Build(Table("r.csv", "stimulus_id,neuroid_id,region,time,value", ["a,n1,V4,0,1", "a,n1,V4,10,1"]), new AssemblyLayout { Subject = "a" }, "t"));
        Says("1 time bins in the file; expected 2", () => AssemblyBuilder.Build(ArrayFile.Read(path, new ArrayRequest { Axes = ["time", "neuroid", "presentation"] }), layout with { TimeBins = [new TimeBin(0, 10), new TimeBin(10, 20)] }, "t"));
    }

    [Fact]
    public void What_no_label_says_must_be_said()
    {
        LabelledArray array = Table("wide.csv", "stimulus_id,n1", ["x,1"]);
        Says("no regions (columns: neuroid_id)", () => AssemblyBuilder.Build(array, new AssemblyLayout { Subject = "a" }, "a"));
        Says("no subjects", () => AssemblyBuilder.Build(array, new AssemblyLayout { Region = "V4" }, "a"));
        Says("no column 'roi2'", () => AssemblyBuilder.Build(array, new AssemblyLayout { RegionColumn = "roi2", Subject = "a" }, "a"));
        Says("no stimulus ids", () => AssemblyBuilder.Build(Table("w.csv", "session,n1", ["1,1"]), new AssemblyLayout { Region = "V4", Subject = "a" }, "a"));
    }

    [Theory]
    [InlineData(new[] { "1", "2", "30" }, LabelKind.Integer)]
    [InlineData(new[] { "01", "02" }, LabelKind.Text)]
    [InlineData(new[] { "1.5", "2", "NaN" }, LabelKind.Real)]
    [InlineData(new[] { "1", "two" }, LabelKind.Text)]
    [InlineData(new[] { "NA", "" }, LabelKind.Text)]
    [InlineData(new string[0], LabelKind.Text)]
    public void Columns_of_a_table_get_the_type_that_loses_nothing(string[] cells, LabelKind kind)
    {
        LabelColumn column = LabelColumn.Parse(cells);
        Assert.Equal(kind, column.Kind);
        Assert.Equal(cells, column.ToTexts());
    }

    private static LabelledArray Example() => new(
        "made",
        "responses",
        [
            new LabelledAxis("presentation", 3, new Dictionary<string, LabelColumn>(StringComparer.Ordinal) { ["stimulus_id"] = LabelColumn.Of("x", "y", "x"), ["repetition"] = LabelColumn.Of(1L, 1L, 2L) }),
            new LabelledAxis("neuroid", 2, new Dictionary<string, LabelColumn>(StringComparer.Ordinal) { ["neuroid_id"] = LabelColumn.Of("n1", "n2"), ["region"] = LabelColumn.Of("V4", "IT"), ["subject"] = LabelColumn.Of("a", "b"), ["ceiling"] = LabelColumn.Of(.5, .25) }),
            new LabelledAxis("time_bin", 2, new Dictionary<string, LabelColumn>(StringComparer.Ordinal) { ["time_bin_start"] = LabelColumn.Of(70L, 120L), ["time_bin_end"] = LabelColumn.Of(120L, 170L) }),
        ],
        [.. Enumerable.Range(0, 12).Select(i => Math.Sqrt(i + 0.1) / 3)]);

    private static void Says(string part, Func<object> make) => Assert.Contains(part, Assert.Throws<DatasetException>(make).Message, StringComparison.Ordinal);

    private string Csv(string name, string header, string[] rows)
    {
        string path = _folder.File(name);
        File.WriteAllLines(path, [header, .. rows]);
        return path;
    }

    private LabelledArray Table(string name, string header, string[] rows) => ArrayFile.Read(Csv(name, header, rows));
}
