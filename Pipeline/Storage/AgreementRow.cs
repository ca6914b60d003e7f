namespace Concord.Pipeline.Storage;

/// <summary>Two observers' right answers in one condition, counted, as written to <c>agreements.parquet</c>: all that accuracy, observed consistency and error consistency need.</summary>
/// <param name="Run">The run that counted: people of two runs are not the same people because they are called alike.</param>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Set">The set of trials; people are the same within a set only.</param>
/// <param name="Condition">The condition; empty where there are none.</param>
/// <param name="First">One observer.</param>
/// <param name="FirstKind">One of <see cref="ObserverKind"/>.</param>
/// <param name="Second">Another.</param>
/// <param name="SecondKind">One of <see cref="ObserverKind"/>.</param>
/// <param name="Images">Images that both answered.</param>
/// <param name="FirstCorrect">Right answers of the first.</param>
/// <param name="SecondCorrect">Right answers of the second.</param>
/// <param name="BothCorrect">Images that both got right.</param>
public sealed record AgreementRow(string Run, string Benchmark, string Set, string Condition, string First, string FirstKind, string Second, string SecondKind, long Images, long FirstCorrect, long SecondCorrect, long BothCorrect);
