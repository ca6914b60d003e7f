using Concord.Alignment.Linalg;
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

    /// <summary>Fits on training rows and predicts held-out rows, units centred on the training rows.</summary>
    /// <param name="training">(training stimuli × units).</param>
    /// <param name="responses">(training stimuli × neuroids).</param>
    /// <param name="heldOut">(held-out stimuli × units).</param>
    /// <returns>(held-out stimuli × neuroids).</returns>
    public Matrix FitPredict(Matrix training, Matrix responses, Matrix heldOut)
    {
        Require.SameRows(training, responses);
        ArgumentNullException.ThrowIfNull(heldOut);
        Require.FiniteActivations(training);
        Require.FiniteActivations(heldOut);
        var predictions = new double[heldOut.Rows * responses.Columns];
        using DisposeScope scope = NewDisposeScope();
        Tensor train = training.ToTensor();
        Tensor mean = train.mean([0], keepdim: true);
        var targets = new FoldTargets(responses, Enumerable.Range(0, responses.Columns).ToArray(), Enumerable.Range(0, training.Rows).ToArray(), predictions, Enumerable.Range(0, heldOut.Rows).ToArray());
        Fit(train - mean, heldOut.ToTensor() - mean, targets);
        return new Matrix(heldOut.Rows, responses.Columns, predictions);
    }

    /// <summary>Fits and predicts one fold.</summary>
    /// <param name="x">(training stimuli, units), centred and scaled; borrowed.</param>
    /// <param name="heldOut">(held-out stimuli, units), by the training fold's numbers; borrowed.</param>
    /// <param name="targets">Responses and the place of predictions.</param>
    internal abstract MappingOutcome Fit(Tensor x, Tensor heldOut, FoldTargets targets);
}
