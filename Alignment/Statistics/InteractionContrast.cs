namespace Concord.Alignment.Statistics;

/// <summary>How much the difference between two levels of the second factor depends on the level of the first.</summary>
/// <param name="First">A level a of the first factor.</param>
/// <param name="FirstOther">A higher level a′ of it.</param>
/// <param name="Second">A level b of the second factor.</param>
/// <param name="SecondOther">A higher level b′ of it.</param>
/// <param name="Contrast">(m(a, b) − m(a, b′)) − (m(a′, b) − m(a′, b′)), m the cell means; 0 without interaction.</param>
public sealed record InteractionContrast(int First, int FirstOther, int Second, int SecondOther, FactorialEstimate Contrast);
