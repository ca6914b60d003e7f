namespace Concord.Alignment.Rsa;

/// <summary>One fold: conditions and subjects to fit to, and others to score on. Repeats are allowed within a side, never across.</summary>
/// <param name="TrainingStimuli">Conditions fitted to.</param>
/// <param name="TestStimuli">Conditions scored on: only pairs among them count.</param>
/// <param name="TrainingSubjects">Subjects fitted to.</param>
/// <param name="TestSubjects">Subjects scored on; the same as the training ones where subjects are not held out.</param>
public sealed record RdmFold(IReadOnlyList<int> TrainingStimuli, IReadOnlyList<int> TestStimuli, IReadOnlyList<int> TrainingSubjects, IReadOnlyList<int> TestSubjects);
