namespace Concord.Alignment.Rsa;

/// <summary>One RDM as it stands in any draw, for comparators that are the inner product of two vectors over their norms.</summary>
internal interface IDrawSide
{
    /// <summary>Writes the RDM's vector in a draw.</summary>
    /// <returns>Its squared norm; 0 or less when it has none to divide by.</returns>
    double Write(PairDraw draw, double[] vector);

    /// <summary>Turns the vector into the one whose plain product with another side's vector is the inner product.</summary>
    void Dualise(PairDraw draw, double[] vector);
}
