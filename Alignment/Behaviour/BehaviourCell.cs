namespace Concord.Alignment.Behaviour;

/// <summary>A behavioural metric in one cell of its table.</summary>
/// <param name="Observer">The first observer: the model, or the first human of a pair.</param>
/// <param name="Partner">The second observer; empty for a metric of one observer.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Value">NaN where undefined.</param>
public readonly record struct BehaviourCell(string Observer, string Partner, string Condition, double Value);
