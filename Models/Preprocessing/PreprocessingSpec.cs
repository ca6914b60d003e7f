using System.Globalization;

namespace Concord.Models.Preprocessing;

/// <summary>How a stimulus becomes a network's input: resize, centre crop, range, then (x - mean) / std by channel. Belongs to the weights.</summary>
/// <remarks>Not named Preprocessing, which is its namespace. Equality is of <see cref="Canonical"/>: two that write the same text do the same.</remarks>
public sealed record PreprocessingSpec
{
    private readonly double[] _mean = [0, 0, 0];
    private readonly double[] _std = [1, 1, 1];

    /// <summary>Resize, or null for none (the stimuli must then have the network's size or be cropped to it).</summary>
    public ResizeTarget? Resize { get; init; }

    /// <summary>Centre crop in pixels, padded with black where the picture is smaller; null for none.</summary>
    public ImageSize? Crop { get; init; }

    /// <summary>Default bilinear.</summary>
    public Interpolation Interpolation { get; init; }

    /// <summary>Default Pillow's.</summary>
    public ResizeMode Mode { get; init; }

    /// <summary>Default 0 to 1.</summary>
    public PixelRange Range { get; init; } = PixelRange.Unit;

    /// <summary>Mean of red, green and blue, in the units of <see cref="Range"/>. Default 0.</summary>
    public IReadOnlyList<double> Mean
    {
        get => _mean;
        init => _mean = Three(value, nameof(Mean));
    }

    /// <summary>Standard deviation of red, green and blue, in the units of <see cref="Range"/>, none of them 0. Default 1.</summary>
    public IReadOnlyList<double> Std
    {
        get => _std;
        init => _std = Three(value, nameof(Std)) is var std && std.Contains(0) ? throw new ArgumentException("a standard deviation is 0", nameof(value)) : std;
    }

    /// <summary>Stable text of everything that changes the numbers; it enters fingerprints. Numbers are the shortest text that reads back as the same float64.</summary>
    public string Canonical => string.Create(
        CultureInfo.InvariantCulture,
        $"resize={Resize?.ToString() ?? "none"};mode={(Resize is null ? "none" : Name(Mode))};interpolation={(Resize is null ? "none" : Name(Interpolation))};crop={Crop?.ToString() ?? "none"};range={Range.Low:R}..{Range.High:R};mean={Join(Mean)};std={Join(Std)}");

    /// <summary>The usual preparation for ImageNet networks: shorter side, centre crop, torchvision's mean (.485 .456 .406) and deviation (.229 .224 .225).</summary>
    public static PreprocessingSpec ImageNet(int resize = 256, int crop = 224, Interpolation interpolation = Interpolation.Bilinear) => new()
    {
        Resize = ResizeTarget.Shorter(resize),
        Crop = new ImageSize(crop, crop),
        Interpolation = interpolation,
        Mean = [0.485, 0.456, 0.406],
        Std = [0.229, 0.224, 0.225],
    };

    /// <summary>32 x 32 pixels (larger stimuli are resized with Pillow's bilinear filter; 32 x 32 ones stay as they are), range 0 to 1, the given mean and deviation.</summary>
    public static PreprocessingSpec Cifar(IReadOnlyList<double> mean, IReadOnlyList<double> std) => new()
    {
        Resize = ResizeTarget.To(32, 32),
        Mean = mean,
        Std = std,
    };

    /// <summary>The size of the network's input for a stimulus of a given size.</summary>
    public ImageSize OutputSize(int height, int width) => Crop ?? Resize?.SizeFor(height, width) ?? new ImageSize(height, width);

    /// <summary>One sentence for reports.</summary>
    public string Describe()
    {
        string resize = Resize is null ? "no resize" : $"resize to {Resize} ({Name(Interpolation)}, {Name(Mode)})";
        string crop = Crop is null ? "no crop" : $"centre crop {Crop}";
        return string.Create(CultureInfo.InvariantCulture, $"{resize}, {crop}, pixels as {Range.Low:R} to {Range.High:R}, mean ({Join(Mean)}), standard deviation ({Join(Std)})");
    }

    /// <summary>Equality of what is done: the same <see cref="Canonical"/>.</summary>
    public bool Equals(PreprocessingSpec? other) => other is not null && Canonical == other.Canonical;

    /// <inheritdoc />
    public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);

    private static double[] Three(IReadOnlyList<double> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return values.Count == 3 && values.All(double.IsFinite) ? [.. values] : throw new ArgumentException("not three finite numbers", name);
    }

    private static string Join(IReadOnlyList<double> values) => string.Join(',', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static string Name(ResizeMode mode) => mode switch
    {
        ResizeMode.Pil => "pil",
        ResizeMode.TensorAntialias => "tensor-antialias",
        ResizeMode.Tensor => "tensor",
        ResizeMode.Float => "float",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "is no resize mode"),
    };

    private static string Name(Interpolation interpolation) => interpolation switch
    {
        Interpolation.Bilinear => "bilinear",
        Interpolation.Bicubic => "bicubic",
        Interpolation.Nearest => "nearest",
        _ => throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "is no interpolation"),
    };
}
