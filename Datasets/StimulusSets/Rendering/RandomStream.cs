namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Names of the streams of random numbers of one image: each factor has its own, so that a change of one leaves the others as they are.</summary>
internal enum RandomStream : ulong
{
    Texture = 1,
    Pose,
    Form,
    Surface,
    Colour,
    Backdrop,
    Clutter,
    Occluder,
    Scene,
    Noise,
    Displacement,
    Pieces,
}
