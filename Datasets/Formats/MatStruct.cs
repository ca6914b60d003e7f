namespace Concord.Datasets.Formats;

/// <summary>A structure array.</summary>
public sealed class MatStruct : MatValue
{
    private readonly MatValue[] _values;
    private readonly string[] _fields;

    internal MatStruct(string where, int[] dimensions, string[] fields, MatValue[] values)
        : base(where, MatClass.Struct, dimensions)
    {
        _fields = fields;
        _values = values;
    }

    /// <summary>The field names in file order.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>A field of one element.</summary>
    /// <param name="element">0…Count−1, first index fastest.</param>
    /// <param name="field">A field's name.</param>
    /// <exception cref="DatasetException">No such field or element.</exception>
    public MatValue this[int element, string field]
    {
        get
        {
            int column = Array.IndexOf(_fields, field);
            if (column < 0)
            {
                throw new DatasetException(Where, $"no field '{field}'", $"one of {string.Join(", ", _fields)}", "Check that this is the file that the entry names.");
            }

            return element >= 0 && element < Count
                ? _values[(element * _fields.Length) + column]
                : throw new DatasetException(Where, $"no element {element + 1} in {ShapeText}", $"1…{Count}", "Check that this is the file that the entry names.");
        }
    }

    /// <summary>A field of a structure with one element.</summary>
    /// <exception cref="DatasetException">No such field, or another number of elements.</exception>
    public MatValue this[string field] => Count == 1
        ? this[0, field]
        : throw new DatasetException(Where, $"a structure array {ShapeText}", "one element", "Name the element.");
}
