using System.Text;

namespace Concord.Pipeline.Reporting;

/// <summary>Files that appear whole: written beside their place under another name, then renamed.</summary>
internal static class ReportFile
{
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes text as UTF-8.</summary>
    public static void Write(string path, string text, bool byteOrderMark = false) =>
        Write(path, byteOrderMark ? [0xEF, 0xBB, 0xBF, .. Plain.GetBytes(text)] : Plain.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    public static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = path + ".part";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
    }
}
