namespace Concord.Datasets.Formats;

/// <summary>How 16 bits a channel become 8.</summary>
public enum SixteenBitRule
{
    /// <summary>The nearest of v/257, which maps 0…65535 onto 0…255 with the least error.</summary>
    Rounded,

    /// <summary>v div 256, as PIL's <c>convert("RGB")</c> of 16-bit colour pictures. PIL clips 16-bit grey ones at 255 instead, which makes nearly all of them white: that is not offered.</summary>
    HighByte,
}
