namespace Concord.Alignment.Statistics;

/// <summary>Orthonormal columns, grown one after another by modified Gram–Schmidt, twice; a column that the earlier ones explain adds nothing.</summary>
internal sealed class OrthonormalBasis
{
    private const double Negligible = 1e-9;
    private readonly List<double[]> columns;

    public OrthonormalBasis(IEnumerable<double[]> known) => this.columns = [.. known];

    public IReadOnlyList<double[]> Columns => this.columns;

    /// <summary>Squared length of a vector's projection on some of the columns.</summary>
    public static double Projected(IEnumerable<double[]> columns, double[] vector) => columns.Select(column => Dot(column, vector)).Sum(part => part * part);

    /// <summary>One column a level, 1 where a row has it.</summary>
    public static double[][] Dummies(int levels, int rows, Func<int, int> levelOf) =>
        [.. Enumerable.Range(0, levels).Select(level => Enumerable.Range(0, rows).Select(row => levelOf(row) == level ? 1.0 : 0).ToArray())];

    public void Add(double[] column)
    {
        double[] rest = [.. column];
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] known in this.columns)
            {
                double part = Dot(known, rest);
                for (int row = 0; row < rest.Length; row++)
                {
                    rest[row] -= part * known[row];
                }
            }
        }

        double length = Math.Sqrt(Dot(rest, rest));
        if (length > Negligible * Math.Sqrt(Dot(column, column)))
        {
            this.columns.Add(Array.ConvertAll(rest, value => value / length));
        }
    }

    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            sum += x[k] * y[k];
        }

        return sum;
    }
}
