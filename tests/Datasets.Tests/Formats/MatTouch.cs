using Concord.Datasets.Formats;

namespace Concord.Datasets.Tests.Formats;

/// <summary>Reads every number and text of a MATLAB file, so that nothing lazy is left out of a test.</summary>
internal static class MatTouch
{
    public static int Count(MatFile file)
    {
        int left = 100_000;
        foreach (MatValue value in file.Variables.Values)
        {
            Touch(value, ref left);
        }

        return 100_000 - left;
    }

    private static void Touch(MatValue value, ref int left)
    {
        if (left-- <= 0)
        {
            return;
        }

        switch (value)
        {
            case MatNumeric numeric:
                _ = numeric.RealPart().Length + numeric.ImaginaryPart().Length;
                break;
            case MatSparse sparse:
                _ = sparse.Entries().Count();
                break;
            case MatCell cell:
                foreach (MatValue item in cell.Items)
                {
                    Touch(item, ref left);
                }

                break;
            case MatStruct structure:
                for (int element = 0; element < structure.Count; element++)
                {
                    foreach (string field in structure.Fields)
                    {
                        Touch(structure[element, field], ref left);
                    }
                }

                break;
        }
    }
}
