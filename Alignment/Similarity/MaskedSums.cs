namespace Concord.Alignment.Similarity;

/// <summary>Sums over the kept entries of two masked kernels A and B: by rows, by columns, and over pairs kept in both directions.</summary>
internal sealed class MaskedSums(int stimuli)
{
    private readonly double[] columnsA = new double[stimuli]; // Σ_i m_i·A_iq
    private readonly double[] columnsB = new double[stimuli];
    private readonly double[] rowsA = new double[stimuli]; // Σ_j m_j·A_qj
    private readonly double[] rowsB = new double[stimuli];
    private readonly double[] squaredColumnsA = new double[stimuli]; // Σ_i m_i²·A_iq
    private readonly double[] squaredRowsB = new double[stimuli];
    private double totalA;
    private double totalB;
    private double p11;
    private double p21;
    private double p22;

    public void Add(int i, int j, (double I, double J) m, (double A, double B) entry, bool isMutual)
    {
        columnsA[j] += m.I * entry.A;
        columnsB[j] += m.I * entry.B;
        rowsA[i] += m.J * entry.A;
        rowsB[i] += m.J * entry.B;
        squaredColumnsA[j] += m.I * m.I * entry.A;
        squaredRowsB[i] += m.J * m.J * entry.B;
        totalA += m.I * m.J * entry.A;
        totalB += m.I * m.J * entry.B;
        if (isMutual)
        {
            double product = m.I * m.J * entry.A * entry.B;
            p11 += product;
            p21 += m.I * product;
            p22 += m.I * m.J * product;
        }
    }

    public double Biased(double[] weights, double total)
    {
        double crossed = 0;
        for (int q = 0; q < weights.Length; q++)
        {
            crossed += weights[q] * ((columnsA[q] * rowsB[q]) + (columnsB[q] * rowsA[q]));
        }

        return p11 - (crossed / total) + (totalA * totalB / (total * total));
    }

    public double Unbiased(double[] weights, double total, double squares)
    {
        double crossed = 0;
        for (int q = 0; q < weights.Length; q++)
        {
            crossed += weights[q] * (((total + weights[q]) * columnsA[q] * rowsB[q]) - (squaredColumnsA[q] * rowsB[q]) - (columnsA[q] * squaredRowsB[q]));
        }

        return (((total * total) - squares) * p11) - (2 * total * p21) + (2 * p22) + (totalA * totalB) - (2 * crossed);
    }
}
