using System.Text;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Watching;

/// <summary>Reads job logs while others write them: whole lines only, so that a last line that is being written, or was never finished, is left for the next time.</summary>
public static class JobLogReader
{
    /// <summary>The bytes that are read at once where nothing else is said: 1 MiB.</summary>
    public const int DefaultMost = 1 << 20;

    /// <summary>The lines from a byte on; none where there is no log.</summary>
    /// <param name="store">The store.</param>
    /// <param name="key">The job.</param>
    /// <param name="from">Where to begin: 0, or an earlier <see cref="LogPart.Next"/>.</param>
    /// <param name="most">The most bytes that are read.</param>
    public static LogPart Read(ResultStore store, string key, long from = 0, int most = DefaultMost) => Read(JobLog.PathOf(store, key), _ => from, most);

    /// <summary>The last lines; none where there is no log.</summary>
    /// <param name="store">The store.</param>
    /// <param name="key">The job.</param>
    /// <param name="most">The most bytes that are read.</param>
    public static LogPart ReadTail(ResultStore store, string key, int most = DefaultMost) => Read(JobLog.PathOf(store, key), length => length - most, most);

    private static LogPart Read(string path, Func<long, long> from, int most)
    {
        if (!File.Exists(path))
        {
            return new LogPart([], 0, 0);
        }

        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        long start = Math.Clamp(from(stream.Length), 0, stream.Length);
        byte[] bytes = new byte[(int)Math.Min(most, stream.Length - start)];
        stream.Seek(start, SeekOrigin.Begin);
        ReadOnlySpan<byte> read = bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));

        // A place in the middle of a line, or of a character: the rest of that line is left out.
        int skipped = BeginsLine(stream, start) ? 0 : read.IndexOf((byte)'\n') + 1;
        int end = read.LastIndexOf((byte)'\n') + 1;
        if (end <= skipped)
        {
            // A line longer than what is read at once is passed over, or reading would stand still there.
            return new LogPart([], start, read.Length == most ? start + most : start);
        }

        string text = Encoding.UTF8.GetString(read[skipped..end]);
        return new LogPart([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(LogLine.Parse)], start + skipped, start + end);
    }

    private static bool BeginsLine(FileStream stream, long start)
    {
        if (start == 0)
        {
            return true;
        }

        stream.Seek(start - 1, SeekOrigin.Begin);
        return stream.ReadByte() == '\n';
    }
}
