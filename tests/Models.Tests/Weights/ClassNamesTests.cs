using Concord.Models.Catalogue;
using Concord.Models.Weights;

namespace Concord.Models.Tests.Weights;

/// <summary>Names of classes in the header of a weights file.</summary>
public sealed class ClassNamesTests
{
    [Fact]
    public void What_is_written_is_read_and_a_file_may_be_silent()
    {
        string[] names = ["cat", "dog, \"the\" animal", "Möwe"];
        Assert.Equal(names, ClassNames.Read(new Dictionary<string, string>(StringComparer.Ordinal) { [ClassNames.Key] = ClassNames.Write(names) }, "f"));
        Assert.Empty(ClassNames.Read(new Dictionary<string, string>(StringComparer.Ordinal) { ["classes"] = "10" }, "f"));
    }

    [Theory]
    [InlineData("10")]
    [InlineData("cat, dog")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[\"cat\",\"cat\"]")]
    [InlineData("[\"cat\",null]")]
    [InlineData("[\"cat\",\" \"]")]
    public void What_is_no_list_of_different_names_is_refused_by_name(string text)
    {
        WeightsException error = Assert.Throws<WeightsException>(() => ClassNames.Read(new Dictionary<string, string>(StringComparer.Ordinal) { [ClassNames.Key] = text }, "net.safetensors"));
        Assert.Contains("concord.classes", error.Message, StringComparison.Ordinal);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_architecture_names_the_classes_of_an_untrained_network_where_it_has_as_many()
    {
        Assert.Equal(12, ArchitectureCatalogue.OutlineOf("shapes-mixer").Classes.Count);
        Assert.Equal("tree", ArchitectureCatalogue.OutlineOf("shapes-vit[positions=none]").Classes[^1]);
        Assert.Empty(ArchitectureCatalogue.OutlineOf("vit-tiny-32").Classes);
    }
}
