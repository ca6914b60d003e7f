using Concord.Datasets.StimulusSets.Rendering;

namespace Concord.Datasets.Tests.StimulusSets.Rendering;

public sealed class WholeDegreesTests
{
    [Fact]
    public void Sines_and_cosines_are_those_of_the_library_to_its_last_digits()
    {
        for (int degrees = 0; degrees < 360; degrees++)
        {
            // The library's argument is rounded, to 4.4e-16 in the last turn.
            Assert.Equal(Math.Sin(degrees * Math.PI / 180), WholeDegrees.Sin(degrees), 2e-15);
            Assert.Equal(Math.Cos(degrees * Math.PI / 180), WholeDegrees.Cos(degrees), 2e-15);
            Assert.Equal(1, (WholeDegrees.Sin(degrees) * WholeDegrees.Sin(degrees)) + (WholeDegrees.Cos(degrees) * WholeDegrees.Cos(degrees)), 1e-15);
            Assert.Equal(WholeDegrees.Sin(degrees), WholeDegrees.Sin(degrees - 720));
            Assert.Equal(WholeDegrees.Cos(degrees), WholeDegrees.Cos(degrees + 360));
        }
    }

    [Fact]
    public void Right_angles_are_exact() =>
        Assert.Equal([0, 1, 0, -1, 0, 1], new[] { 0, 90, 180, 270, 360, -270 }.Select(WholeDegrees.Sin));
}
