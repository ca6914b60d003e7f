using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>Whether all models of the two levels are compared, or pairs that are alike in a tag.</summary>
internal sealed class MatchingChoice : AnalysisChoice
{
    private const string None = "none";

    private static readonly string[] Usual = ["parameters", "accuracy"];

    /// <inheritdoc/>
    public override string Id => "matching";

    /// <inheritdoc/>
    public override string Grammar => "Levels are none, or a tag with a calliper: parameters:10%, accuracy:0.02.";

    /// <inheritdoc/>
    public override string Meaning => "Matching: parameters:50% compares only pairs of networks, one of each level, whose numbers of parameters differ by at most a factor of 1.5, the nearest first and each network once; none compares all of them.";

    /// <inheritdoc/>
    public override bool IsAutomatic => false;

    /// <inheritdoc/>
    public override bool Reads(string level) => MatchRule.Parse(level) is not null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Levels(IReadOnlyList<ScoreRow> rows) => [None, .. Usual.Where(tag => rows.Any(row => Factor.NumberOf(row, tag) is not null))];

    /// <inheritdoc/>
    public override IReadOnlyList<ScoreRow> Keep(IReadOnlyList<ScoreRow> rows, string level) => rows;

    /// <inheritdoc/>
    public override MatchRule? Matching(string level) => level == None ? null : MatchRule.Parse(level);
}
