using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>A model's units with their inner products over all stimuli, worked out once for every fold and for choices nested inside folds.</summary>
/// <remarks>
/// With as many units as training stimuli or more (p ≥ n) a fold needs K = XX' only, with fewer X'X: both are made once from units centred over all stimuli, and
/// a fold's follow by selection or by taking away the rows left out, then by centring (<see cref="KernelUnits"/>, <see cref="ColumnUnits"/>). z-scored units have a
/// scale of their own in every fold, and so have products of their own, streamed from X; likewise a fold whose spread about its mean is below 1e-6 of its spread
/// about the mean of all, where taking away would cost digits. X stays as it is stored; products are float64 sums.
/// Memory beside X: stimuli² or units² values, once over all and about three times in a fold, and some blocks of 8 MiB (16 in float32). Cost: stimuli² × units or stimuli × units².
/// </remarks>
public sealed class UnitProducts
{
    private const double LostBelow = 1e-6;
    private readonly Arithmetic arithmetic;
    private readonly Lazy<Matrix> kernel;
    private readonly Lazy<Matrix> columns;
    private readonly Lazy<double[]> mean;

    private UnitProducts(Matrix units, FeatureScaling scaling, Arithmetic arithmetic)
    {
        Units = units;
        Scaling = scaling;
        this.arithmetic = arithmetic;
        mean = new(() => Made(() => FittedScaling.OfStored(FeatureScaling.Centred, Units.Borrow(), All()).Mean).Values);
        kernel = new(() => arithmetic is Arithmetic.Float32 && Units.IsSingle
            ? Gram.OfSingles(new CentredSingles(Units))
            : Made(() => Gram.OfRows(Units, block => Rounded(block - block.mean([0], keepdim: true)))));
        columns = new(() => Made(() =>
        {
            Tensor centre = TensorBridge.Of(mean.Value, 1, Units.Columns);
            return Gram.OfColumns(Units, block => Rounded(block - centre));
        }));
    }

    /// <summary>(stimuli × units), as given.</summary>
    public Matrix Units { get; }

    /// <summary>How the units are scaled.</summary>
    public FeatureScaling Scaling { get; }

    /// <summary>Wraps units; products are made when a fold first needs them.</summary>
    /// <param name="units">(stimuli × units), finite; borrowed.</param>
    /// <param name="scaling">Of the units, fitted on the training rows of each fold.</param>
    /// <param name="arithmetic">Precision of the products, as <see cref="Mapping.Arithmetic"/> of the mapping that uses them.</param>
    /// <exception cref="AlignmentException">An activation is not finite.</exception>
    public static UnitProducts Of(Matrix units, FeatureScaling scaling = FeatureScaling.Centred, Arithmetic arithmetic = Arithmetic.Float64)
    {
        ArgumentNullException.ThrowIfNull(units);
        Require.FiniteActivations(units);
        return new UnitProducts(units, scaling, arithmetic);
    }

    /// <summary>Memory that a regression from such units takes beside the program, in bytes: units, responses, predictions, products and blocks.</summary>
    /// <param name="stimuli">Rows.</param>
    /// <param name="units">Units.</param>
    /// <param name="neuroids">Neuroids.</param>
    /// <param name="bytesPerUnit">4 as activations are stored, 8 where they are means over stimuli.</param>
    public static long PeakBytes(long stimuli, long units, long neuroids, int bytesPerUnit)
    {
        long side = Math.Min(stimuli, units);
        long heldOut = 8 * stimuli * side;
        return (bytesPerUnit * stimuli * units) + (2 * 8 * stimuli * neuroids) + (6 * 8 * side * side) + heldOut + (16L * 8 * Gram.BlockValues);
    }

    /// <summary>One fold.</summary>
    /// <param name="training">Training rows.</param>
    /// <param name="heldOut">Held-out rows.</param>
    internal FoldUnits Part(int[] training, int[] heldOut)
    {
        bool isKernel = Units.Columns >= training.Length;
        if (Scaling is FeatureScaling.ZScored)
        {
            return Direct(training, heldOut, isKernel);
        }

        FoldUnits all = isKernel ? WholeKernel() : WholeColumns();
        FoldUnits part = all.Inner(training, heldOut);
        double spread = part.Gram.trace().ToDouble();
        if (spread < LostBelow * all.Gram.trace().ToDouble() * training.Length / Units.Rows)
        {
            return Direct(training, heldOut, isKernel);
        }

        double variance = spread / training.Length / Math.Max(1, Units.Columns);
        return Scaling is FeatureScaling.Global && variance > 0 ? part.DividedBy(Math.Sqrt(variance)) : part;
    }

    /// <summary>One fold's units themselves, centred and scaled by the training rows.</summary>
    /// <returns>(training, units) and (held-out, units) float64, and a caution or null.</returns>
    internal (Tensor Training, Tensor HeldOut, string? Caution) Rows(int[] training, int[] heldOut)
    {
        FittedScaling fitted = FittedScaling.OfStored(Scaling, Units.Borrow(), Long(training));
        Tensor test = Read(fitted, Long(heldOut));
        return (Read(fitted, Long(training)), test, fitted.Caution(test));
    }

    private Tensor Read(FittedScaling fitted, long[] rows) => fitted.Apply(Units.Borrow().index_select(0, tensor(rows)).to(ScalarType.Float64));

    private KernelUnits WholeKernel() => new KernelUnits(ReadCentred, All(), [], zeros(0, Units.Rows, dtype: ScalarType.Float64)) { Gram = kernel.Value.Borrow() };

    private ColumnUnits WholeColumns() => new ColumnUnits(ReadCentred, All(), []) { Gram = columns.Value.Borrow() };

    private Tensor ReadCentred(long[] rows) => Units.Borrow().index_select(0, tensor(rows)).to(ScalarType.Float64) - TensorBridge.Of(mean.Value, 1, Units.Columns);

    // The fold's products from its own rows, centred and scaled before they are multiplied.
    private FoldUnits Direct(int[] training, int[] heldOut, bool isKernel)
    {
        long[] train = Long(training);
        long[] test = Long(heldOut);
        FittedScaling fitted = FittedScaling.OfStored(Scaling, Units.Borrow(), train);
        Func<long[], Tensor> read = rows => Read(fitted, rows);
        if (!isKernel)
        {
            Tensor gram = ColumnUnits.Products(rows => Rounded(read(rows)), train, Units.Columns);
            return new ColumnUnits(read, train, test) { Gram = gram, Caution = fitted.Caution(read(test)) };
        }

        string? caution = null;
        Tensor order = tensor([.. train, .. test]);
        Tensor both = Gram.Sum(order.shape[0], Units.Columns, Units.Rows, (start, count) =>
        {
            Tensor scaled = fitted.Slice(start, count).Apply(Units.Borrow().narrow(1, start, count).index_select(0, order).to(ScalarType.Float64));
            caution ??= fitted.Caution(scaled.narrow(0, train.Length, test.Length));
            return Rounded(scaled);
        });
        Tensor columnsOfTraining = both.narrow(1, 0, train.Length);
        return new KernelUnits(read, train, test, columnsOfTraining.narrow(0, train.Length, test.Length)) { Gram = columnsOfTraining.narrow(0, 0, train.Length), Caution = caution };
    }

    private Tensor Rounded(Tensor values) => arithmetic is Arithmetic.Float32 ? values.to(ScalarType.Float32) : values;

    private long[] All() => [.. Enumerable.Range(0, Units.Rows).Select(row => (long)row)];

    private static long[] Long(int[] rows) => Array.ConvertAll(rows, row => (long)row);

    private static Matrix Made(Func<Tensor> make)
    {
        using DisposeScope scope = NewDisposeScope();
        return make().ToMatrix();
    }
}
