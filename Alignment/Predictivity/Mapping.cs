using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>A map from a model's units to neuroids, fitted on training stimuli; `Catalogue/` lists them.</summary>
public abstract class Mapping
{
    private protected Mapping()
    {
    }

    /// <summary>The definition's name with its parameters, such as <c>ridge(1)</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The precision in which large products are made.</summary>
    public virtual Arithmetic Arithmetic => Arithmetic.Float64;

    /// <summary>Fits on training rows and predicts held-out rows, units centred on the training rows.</summary>
    /// <param name="training">(training stimuli × units).</param>
    /// <param name="responses">(training stimuli × neuroids).</param>
    /// <param name="heldOut">(held-out stimuli × units).</param>
    /// <returns>(held-out stimuli × neuroids).</returns>
    public Matrix FitPredict(Matrix training, Matrix responses, Matrix heldOut)
    {
        Require.SameRows(training, responses);
        ArgumentNullException.ThrowIfNull(heldOut);
        var predictions = new double[heldOut.Rows * responses.Columns];
        int[] trained = [.. Enumerable.Range(0, training.Rows)];
        int[] predicted = [.. Enumerable.Range(0, heldOut.Rows)];
        using DisposeScope scope = NewDisposeScope();
        UnitProducts units = UnitProducts.Of(training.Above(heldOut), FeatureScaling.Centred, Arithmetic);
        var targets = new FoldTargets(responses, [.. Enumerable.Range(0, responses.Columns)], trained, predictions, predicted);
        Fit(units, trained, Array.ConvertAll(predicted, row => training.Rows + row), targets);
        return new Matrix(heldOut.Rows, responses.Columns, predictions);
    }

    /// <summary>Fits and predicts one fold.</summary>
    /// <param name="units">Of all stimuli.</param>
    /// <param name="training">Training rows.</param>
    /// <param name="heldOut">Held-out rows.</param>
    /// <param name="targets">Responses and the place of predictions.</param>
    internal abstract MappingOutcome Fit(UnitProducts units, int[] training, int[] heldOut, FoldTargets targets);
}
