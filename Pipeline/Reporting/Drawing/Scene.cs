namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>A drawing that knows neither SVG nor PNG: a size, a title, what it shows in numbers, and marks in painting order.</summary>
/// <remarks>A mark with a coordinate that is not finite is left out and counted in <see cref="LeftOut"/>: NaN never reaches a file.</remarks>
public sealed class Scene
{
    private readonly List<Mark> _marks = [];

    /// <summary>Starts an empty drawing.</summary>
    public Scene(double width, double height, string title, string description)
    {
        Width = width;
        Height = height;
        Title = title;
        Description = description;
    }

    /// <summary>Width in scene units.</summary>
    public double Width { get; }

    /// <summary>Height in scene units.</summary>
    public double Height { get; }

    /// <summary>Its name, for people who cannot see it.</summary>
    public string Title { get; }

    /// <summary>The finding in numbers.</summary>
    public string Description { get; }

    /// <summary>The marks in painting order.</summary>
    public IReadOnlyList<Mark> Marks => _marks;

    /// <summary>Marks left out because a coordinate was not finite.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Adds a mark.</summary>
    public void Add(Mark mark)
    {
        bool finite = mark switch
        {
            LineMark line => Finite(line.X1, line.Y1, line.X2, line.Y2),
            RectMark rect => Finite(rect.X, rect.Y, rect.Width, rect.Height) && rect.Width >= 0 && rect.Height >= 0,
            PathMark path => path.Points.Count > 1 && path.Points.All(point => Finite(point.X, point.Y)),
            PointMark point => Finite(point.X, point.Y),
            TextMark text => Finite(text.X, text.Y),
            ImageMark image => Finite(image.X, image.Y, image.Width, image.Height),
            _ => false,
        };
        if (finite)
        {
            _marks.Add(mark);
        }
        else
        {
            LeftOut++;
        }
    }

    private static bool Finite(params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
