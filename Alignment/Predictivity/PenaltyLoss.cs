namespace Concord.Alignment.Predictivity;

/// <summary>By what a penalty is chosen over inner folds.</summary>
public enum PenaltyLoss
{
    /// <summary><c>r2</c>: highest mean R², as scikit-learn's <c>RidgeCV(scoring='r2')</c>.</summary>
    R2,

    /// <summary><c>l2</c>: least mean squared error, himalaya's default.</summary>
    SquaredError,
}
