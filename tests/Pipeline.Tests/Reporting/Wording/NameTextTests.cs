using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Tests.Reporting.Wording;

public class NameTextTests
{
    [Fact]
    public void Override_and_control_characters_become_visible() => Assert.Equal("aU+202EbU+0007", NameText.Visible("a\u202Eb\u0007"));

    [Fact]
    public void A_lone_surrogate_does_not_reach_the_page() => Assert.Equal("aU+FFFD", NameText.Visible("a\ud800"));

    [Fact]
    public void A_long_name_keeps_its_head_and_tail()
    {
        string shown = NameText.Short(new string('a', 200) + "tail");
        Assert.Equal(NameText.Longest, shown.Length);
        Assert.Contains("…", shown, StringComparison.Ordinal);
        Assert.EndsWith("tail", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slug_holds_no_character_of_the_name_but_letters_digits_and_hyphens()
    {
        Assert.Matches("^[a-z0-9-]+$", Slug.Of("../../etc/passwd\u202E<script>"));
        Assert.NotEqual(Slug.Of("a/b"), Slug.Of("a b"));
        Assert.Matches("^[0-9a-f]{8}$", Slug.Of("日本"));
    }

    [Fact]
    public void Text_in_markup_is_encoded_and_markup_is_not()
    {
        const string Name = "<b>\"x\" & 'y'";
        Assert.Equal("<p>&lt;b&gt;&quot;x&quot; &amp; &#39;y&#39;<i>3</i></p>", Markup.Of($"<p>{Name}{Markup.Of($"<i>{3}</i>")}</p>").ToString());
    }
}
