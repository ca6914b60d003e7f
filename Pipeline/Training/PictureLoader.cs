namespace Concord.Pipeline.Training;

/// <summary>Draws or decodes a picture.</summary>
/// <param name="index">Which.</param>
/// <param name="rgb">Gets the pixels.</param>
/// <returns>The label.</returns>
internal delegate int PictureLoader(int index, Span<byte> rgb);
