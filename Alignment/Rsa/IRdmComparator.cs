namespace Concord.Alignment.Rsa;

/// <summary>A way to compare two RDMs over their upper triangles.</summary>
public interface IRdmComparator
{
    /// <summary>The name in manifests and tables.</summary>
    string Id { get; }

    /// <summary>Prepares one side, to be compared with many others: its ranks, order or whitened form are made once.</summary>
    /// <param name="recorded">(pairs) upper triangle; borrowed.</param>
    IPreparedComparison Against(double[] recorded);

    /// <summary>The comparator over bootstrap draws, with the subjects' side prepared once.</summary>
    internal IBootstrapKernel Bootstrap(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws);
}
