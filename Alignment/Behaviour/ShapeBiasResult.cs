namespace Concord.Alignment.Behaviour;

/// <summary>A shape bias with its counts.</summary>
/// <param name="Value">shape/(shape + texture), 0 … 1; NaN without either decision.</param>
/// <param name="ShapeDecisions">Answers by shape.</param>
/// <param name="TextureDecisions">Answers by texture.</param>
/// <param name="Trials">Trials whose two cues differ.</param>
/// <param name="Note">Why it is undefined; null otherwise.</param>
public sealed record ShapeBiasResult(double Value, int ShapeDecisions, int TextureDecisions, int Trials, string? Note);
