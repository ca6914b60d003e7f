using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Multiverse;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>The specification curve: every analysis of a claim by effect with its interval, and below, which choices made it.</summary>
internal static class SpecificationFigure
{
    private const double Width = 880, Left = 240, CurveTop = 26, CurveHeight = 220, RowHeight = 16, TitleHeight = 22;

    private const int MostLevels = 16;

    /// <summary>The figure; null for fewer than two analyses.</summary>
    public static Figure? Make(MultiverseResult result)
    {
        if (result.Analyses.Count < 2)
        {
            return null;
        }

        double matrix = result.Choices.Sum(choice => TitleHeight + (RowHeight * (Math.Min(choice.Levels.Count, MostLevels) + (choice.Levels.Count > MostLevels ? 1 : 0))));
        var scene = new Scene(Width, CurveTop + CurveHeight + matrix + 16, $"Specification curve: {result.Claim.Text}", $"{MultiverseWords.Headline(result)} {MultiverseWords.Decides(result)}");
        var axis = new LinearAxis(result.Analyses.SelectMany(analysis => new[] { analysis.Low, analysis.High, analysis.Effect }), CurveTop + CurveHeight, CurveTop);
        scene.Add(new TextMark(0, 14, EmbeddedFont.Fit(result.IsStandardised ? "effect, in standard deviations" : "effect, difference of scores", 12, Width), Tone: Tone.Ink, Size: 12, Bold: true));
        Backdrop.Rows(scene, axis, Left, Width);
        Sides(scene, result, axis);
        Curve(scene, result, axis);
        Matrix(scene, result);
        return new Figure
        {
            Id = result.Id,
            Question = $"Would another reasonable analysis have said otherwise? Claim: {MultiverseWords.Claim(result.Claim)}",
            Panels = [scene],
            Caption = $"Claim: {MultiverseWords.Claim(result.Claim)}. Models counted: {result.Population}. Each column is one of {NumberText.Count(result.Analyses.Count)} analyses, ordered by effect; below, the choices that made it. Filled: the interval is clear of zero; hollow: undecided{(result.Analyses.Any(analysis => analysis.IsContested) ? ", because it includes zero or because the rank-sum test does not agree" : string.Empty)}. {MultiverseWords.Intervals(result)} The analyses share models and data and are not independent.",
            Data = MultiverseTables.Analyses(result),
            Warning = MultiverseTables.Warning(result),
            Legend = [.. Enum.GetValues<Verdict>().Where(verdict => result.Count(verdict) > 0).Select(verdict => (new PointMark(8, 8, 4.6, Shape(verdict), ToneOf(result, verdict)), $"claim {(verdict == Verdict.Holds ? "holds" : "is " + MultiverseWords.Of(verdict))}: {NumberText.Count(result.Count(verdict))}"))],
            IsWide = true,
        };
    }

    private static void Sides(Scene scene, MultiverseResult result, LinearAxis axis)
    {
        (string Name, double Y, string Arrow)[] sides = [(result.Claim.First, axis.At(0) - 24, "agrees better ↑"), (result.Claim.Second, axis.At(0) + 18, "agrees better ↓")];
        foreach ((string name, double y, string arrow) in sides.Where(side => side.Y > CurveTop && side.Y + 14 < CurveTop + CurveHeight + 14))
        {
            scene.Add(new TextMark(0, y, EmbeddedFont.Fit(name, 11.5, Left - 60), Tone: Tone.Ink));
            scene.Add(new TextMark(0, y + 14, arrow));
        }
    }

    private static void Curve(Scene scene, MultiverseResult result, LinearAxis axis)
    {
        double radius = Math.Clamp(Step(result) / 2.4, 1, 3.8);
        for (int i = 0; i < result.Analyses.Count; i++)
        {
            Specification analysis = result.Analyses[i];
            (double x, Tone tone) = (X(result, i), ToneOf(result, analysis.Verdict));
            string levels = string.Join(", ", analysis.Levels.Select(level => NameText.Short(level, 40)));
            if (analysis.HasInterval)
            {
                scene.Add(new LineMark(x, axis.At(analysis.Low), x, axis.At(analysis.High), tone, Math.Min(1.6, radius)));
            }

            scene.Add(new PointMark(x, axis.At(analysis.Effect), radius, Shape(analysis.Verdict), tone)
            {
                Tip = $"{levels}: {NumberText.Difference(analysis.Effect, bounded: false)} ({NumberText.DifferenceInterval(analysis.Low, analysis.High, bounded: false)}); {analysis.FirstCount} and {analysis.SecondCount} models; {MultiverseWords.Of(analysis.Verdict)}",
            });
        }
    }

    private static void Matrix(Scene scene, MultiverseResult result)
    {
        double y = CurveTop + CurveHeight + 10, tick = Math.Clamp(Step(result) * 0.55, 0.6, 4);
        for (int choice = 0; choice < result.Choices.Count; choice++)
        {
            (AnalysisChoice what, IReadOnlyList<string> levels) = result.Choices[choice];
            y += TitleHeight;
            double share = result.Shares.Shares[choice];
            scene.Add(new TextMark(0, y - 6, EmbeddedFont.Fit(double.IsNaN(share) ? what.Title : $"{what.Title} ({ComparisonText.Share(share)} of the spread)", 11.5, Left + 200, bold: true), Tone: Tone.Ink, Bold: true));
            foreach (string level in levels.Take(MostLevels))
            {
                scene.Add(new TextMark(Left - 6, y + 10, EmbeddedFont.Fit(NameText.Visible(level), 11.5, Left - 12), TextAnchor.End));
                scene.Add(new LineMark(Left, y + 6, Width, y + 6, Tone.Grid));
                for (int i = 0; i < result.Analyses.Count; i++)
                {
                    if (result.Analyses[i].Levels[choice] == level)
                    {
                        scene.Add(new RectMark(X(result, i) - (tick / 2), y + 1, tick, 10, ToneOf(result, result.Analyses[i].Verdict)));
                    }
                }

                y += RowHeight;
            }

            if (levels.Count > MostLevels)
            {
                scene.Add(new TextMark(Left - 6, y + 10, $"{levels.Count - MostLevels} more in the table", TextAnchor.End));
                y += RowHeight;
            }
        }
    }

    private static double Step(MultiverseResult result) => (Width - Left - 20) / Math.Max(1, result.Analyses.Count - 1);

    private static double X(MultiverseResult result, int place) => Left + 10 + (Step(result) * place);

    private static MarkerShape Shape(Verdict verdict) => verdict switch { Verdict.Undecided => MarkerShape.Ring, Verdict.Reversed => MarkerShape.Diamond, _ => MarkerShape.Disc };

    // The colour of the level that leads, where families have colours of their own.
    private static Tone ToneOf(MultiverseResult result, Verdict verdict)
    {
        bool byFamily = result.Claim.Factor == "family" && Palette.Family(result.Claim.First) != Palette.Family(result.Claim.Second);
        return verdict switch
        {
            Verdict.Undecided => Tone.Grey,
            Verdict.Holds => byFamily ? Palette.Family(result.Claim.First) : Tone.Ink,
            _ => byFamily ? Palette.Family(result.Claim.Second) : Tone.Ochre,
        };
    }
}
