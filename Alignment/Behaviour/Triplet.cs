namespace Concord.Alignment.Behaviour;

/// <summary>Three different stimuli of which one is to be named as the odd one out.</summary>
/// <remarks>Equality compares the three in order. <c>default</c> names stimulus 0 three times and is no triplet.</remarks>
/// <param name="First">Index of a stimulus; choice 0 names it.</param>
/// <param name="Second">Index of a stimulus; choice 1 names it.</param>
/// <param name="Third">Index of a stimulus; choice 2 names it.</param>
public readonly record struct Triplet(int First, int Second, int Third);
