namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Clutter and occluders: plain things that belong to no category.</summary>
internal static class SmallThings
{
    /// <summary>Things that lie behind the object, anywhere in the picture.</summary>
    public static IEnumerable<(Outline Outline, Pose Pose, Paint Paint)> Clutter(RenderedFactors factors)
    {
        SplitMix random = FactorSampler.Of(factors.SceneSeed, RandomStream.Clutter);
        for (int i = 0; i < factors.Clutter; i++)
        {
            Outline outline = Piece(random);
            var pose = new Pose(random.Fraction(), random.Fraction(), random.Between(0.05, 0.14), random.Below(360));
            yield return (outline, pose, factors.BackColour.Towards(Paint.Any(random), 150));
        }
    }

    /// <summary>What stands in front of the object: it covers a part of it from one side.</summary>
    public static (Outline Outline, Pose Pose, Paint Paint) InFront(RenderedFactors factors)
    {
        SplitMix random = FactorSampler.Of(factors.SceneSeed, RandomStream.Occluder);
        int direction = random.Below(360);
        bool bar = factors.Occluder == Occluder.Bar;
        double distance = factors.Radius * random.Between(0.35, 0.8);
        double size = factors.Radius * (bar ? random.Between(0.12, 0.22) : random.Between(0.25, 0.42));
        Outline outline = bar ? new Outline().Box(-1, -9, 1, 9) : new Outline().Ellipse(0, 0, 1, 1);
        var pose = new Pose(factors.X + (distance * WholeDegrees.Cos(direction)), factors.Y + (distance * WholeDegrees.Sin(direction)), size, direction);
        return (outline, pose, Paint.Any(random));
    }

    private static Outline Piece(SplitMix random)
    {
        switch (random.Below(3))
        {
            case 0:
                return new Outline().Box(-1, -random.Between(0.2, 0.9), 1, random.Between(0.2, 0.9));
            case 1:
                return new Outline().Ellipse(0, 0, 1, random.Between(0.4, 1));
            default:
                // A pebble: five to eight corners at uneven distances.
                int corners = 5 + random.Below(4);
                Span<double> points = stackalloc double[2 * corners];
                for (int i = 0; i < corners; i++)
                {
                    double distance = random.Between(0.55, 1);
                    points[2 * i] = distance * WholeDegrees.Cos(360 * i / corners);
                    points[(2 * i) + 1] = distance * WholeDegrees.Sin(360 * i / corners);
                }

                return new Outline().Solid(points);
        }
    }
}
