namespace Concord.Datasets.Formats;

/// <summary>A value in a MATLAB file: numbers, a sparse matrix, characters, a cell array, a structure array, or something named but not read.</summary>
/// <remarks>Elements are in MATLAB's order: the first index runs fastest.</remarks>
public abstract class MatValue
{
    private protected MatValue(string where, MatClass matClass, int[] dimensions)
    {
        Where = where;
        Class = matClass;
        Dimensions = dimensions;
        double count = 1;
        foreach (int dimension in dimensions)
        {
            count *= dimension;
        }

        Count = (int)Math.Min(int.MaxValue, count);
    }

    /// <summary>File and path inside it, such as "x.mat: Models(3).RDM".</summary>
    public string Where { get; }

    /// <summary>The array class.</summary>
    public MatClass Class { get; }

    /// <summary>Sizes, at least two of them.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The product of the sizes; 2³¹−1 for a sparse matrix that has more.</summary>
    public int Count { get; }

    /// <summary>Rows (the first size).</summary>
    public int Rows => Dimensions[0];

    /// <summary>Sizes as text, "92×92".</summary>
    public string ShapeText => string.Join('×', Dimensions);

    /// <summary>This value as numbers; a sparse matrix is filled with its zeros.</summary>
    /// <exception cref="DatasetException">It is something else, or a sparse matrix too large to be filled.</exception>
    public MatNumeric AsNumeric() => this switch
    {
        MatNumeric numeric => numeric,
        MatSparse sparse => sparse.ToNumeric(),
        _ => throw Wrong("numbers"),
    };

    /// <summary>This value as characters.</summary>
    /// <exception cref="DatasetException">It is something else.</exception>
    public MatText AsText() => this as MatText ?? throw Wrong("characters");

    /// <summary>This value as a cell array.</summary>
    /// <exception cref="DatasetException">It is something else.</exception>
    public MatCell AsCell() => this as MatCell ?? throw Wrong("a cell array");

    /// <summary>This value as a structure array.</summary>
    /// <exception cref="DatasetException">It is something else.</exception>
    public MatStruct AsStruct() => this as MatStruct ?? throw Wrong("a structure");

    /// <summary>A list of names: a cell array of one-row texts, or the rows of a character matrix without trailing blanks.</summary>
    /// <exception cref="DatasetException">It is something else.</exception>
    public IReadOnlyList<string> AsNames() => this switch
    {
        MatText text => [.. text.Lines.Select(line => line.TrimEnd(' '))],
        MatCell cell => [.. cell.Items.Select(item => item.AsText().Text)],
        _ => throw Wrong("names (a cell array of texts)"),
    };

    private DatasetException Wrong(string expected) => new(
        Where,
        this is MatUnsupported unsupported ? unsupported.Reason : $"{Class} {ShapeText}",
        expected,
        "Save the variable in that form from MATLAB, or name another variable.");
}
