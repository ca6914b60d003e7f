namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>The cividis map in ten steps (Nuñez, Anderton and Renslow 2018, doi:10.1371/journal.pone.0199239): dark blue to yellow, equal for colour-blind readers.</summary>
public static class Cividis
{
    private static readonly byte[][] Steps =
    [
        [0x00, 0x22, 0x4e], [0x12, 0x35, 0x70], [0x3b, 0x49, 0x6c], [0x57, 0x5d, 0x6d], [0x70, 0x71, 0x73],
        [0x8a, 0x86, 0x78], [0xa5, 0x9c, 0x74], [0xc3, 0xb3, 0x69], [0xe1, 0xcc, 0x55], [0xfe, 0xe8, 0x38],
    ];

    /// <summary>Which of the ten steps a share 0 … 1 falls in.</summary>
    public static int Step(double share) => Math.Clamp((int)(share * 10), 0, 9);

    /// <summary>The colour of a share 0 … 1, interpolated between the steps.</summary>
    public static (byte R, byte G, byte B) At(double share)
    {
        double place = Math.Clamp(share, 0, 1) * 9;
        int low = Math.Min((int)place, 8);
        double t = place - low;
        return (Mix(0), Mix(1), Mix(2));

        byte Mix(int channel) => (byte)Math.Round(((1 - t) * Steps[low][channel]) + (t * Steps[low + 1][channel]));
    }
}
