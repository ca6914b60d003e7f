namespace Concord.Alignment.Predictivity;

/// <summary>Scaling of the model's units, fitted on the training fold only; part of a metric's definition.</summary>
public enum FeatureScaling
{
    /// <summary>Each unit less its training mean.</summary>
    Centred,

    /// <summary>Centred, then all units divided by one number: the root of the mean training variance.</summary>
    Global,

    /// <summary>Centred, then each unit divided by its training standard deviation (population form); a unit constant in training is only centred.</summary>
    ZScored,
}
