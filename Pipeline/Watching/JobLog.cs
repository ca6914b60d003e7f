using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Concord.Pipeline.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Concord.Pipeline.Watching;

/// <summary>The log of one job, <c>STORE/logs/ab/KEY.jsonl</c>: one JSON object a line, added at the end and never changed, whoever does the job and however often.</summary>
/// <remarks>
/// <para>Every line has <c>time</c> (UTC), <c>level</c>, <c>event</c> and <c>message</c>, then fields of its own in snake case, then <c>exception</c> where there is one.</para>
/// <para>A line is one write to the end of the file, so that another process (the supervisor, which tells how a child ended) may add its own at any time. A log never fails a job: what the disk refuses is counted, and the next line says how many are missing (<c>lost_lines</c>).</para>
/// <para>As the state of a logging scope it takes what is logged within (<see cref="JobLogProvider"/>).</para>
/// </remarks>
public sealed class JobLog : IDisposable
{
    private static readonly JsonWriterOptions Json = new() { Encoder = StoreJson.Options.Encoder };

    private readonly Lock gate = new();
    private readonly SafeFileHandle? file;
    private readonly TimeProvider time;
    private int lost;

    private JobLog(string key, SafeFileHandle? file, TimeProvider time)
    {
        this.Key = key;
        this.file = file;
        this.time = time;
    }

    /// <summary>The job.</summary>
    public string Key { get; }

    /// <summary>Where a job's log is.</summary>
    /// <exception cref="ArgumentException">Not a job's key.</exception>
    public static string PathOf(ResultStore store, string key) => IsKey(key)
        ? Path.Combine(store.Root, "logs", key[..2], key + ".jsonl")
        : throw new ArgumentException($"'{key}' is not a job's key: 64 hexadecimal digits.", nameof(key));

    /// <summary>Opens a job's log for more lines, making it where it is not there.</summary>
    public static JobLog Open(ResultStore store, string key, TimeProvider time)
    {
        string path = PathOf(store, key);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new JobLog(key, LogFile.Open(path), time);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk or a store that may only be read: the job itself meets that and says so.
            return new JobLog(key, null, time);
        }
    }

    /// <summary>Adds a line.</summary>
    /// <param name="level">How grave it is.</param>
    /// <param name="name">What happened, for programs: <c>started</c>, <c>layer</c>, <c>ended</c>.</param>
    /// <param name="message">What happened, for people.</param>
    /// <param name="exception">What was thrown; written with its stack.</param>
    /// <param name="fields">Further fields: names in snake case; numbers, truth values, spans of time (as seconds) and texts.</param>
    public void Write(LogLevel level, string name, string message, Exception? exception = null, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        lock (this.gate)
        {
            ArrayBufferWriter<byte> line = new(256);
            using (Utf8JsonWriter json = new(line, Json))
            {
                json.WriteStartObject();
                json.WriteString("time", this.time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
                json.WriteString("level", LevelName(level));
                json.WriteString("event", name);
                json.WriteString("message", message);
                foreach ((string field, object? value) in fields)
                {
                    json.WritePropertyName(field);
                    WriteValue(json, value);
                }

                if (this.lost > 0)
                {
                    json.WriteNumber("lost_lines", this.lost);
                }

                WriteException(json, exception);
                json.WriteEndObject();
            }

            line.Write("\n"u8);
            this.Append(line.WrittenMemory);
        }
    }

    /// <summary>The key: how a log shows in the scopes of other logging providers.</summary>
    public override string ToString() => this.Key;

    /// <inheritdoc/>
    public void Dispose() => this.file?.Dispose();

    /// <summary>Whether a text has the form of a job's key.</summary>
    internal static bool IsKey(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private void Append(ReadOnlyMemory<byte> line)
    {
        try
        {
            if (this.file is null)
            {
                this.lost++;
                return;
            }

            LogFile.Append(this.file, line);
            this.lost = 0;
        }
        catch (IOException)
        {
            this.lost++;
        }
    }

    private static string LevelName(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long or short or byte or uint:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double or float:
                json.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case TimeSpan span:
                json.WriteNumberValue(span.TotalSeconds);
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteException(Utf8JsonWriter json, Exception? exception)
    {
        if (exception is not null)
        {
            json.WriteStartObject("exception");
            json.WriteString("type", exception.GetType().FullName);
            json.WriteString("message", exception.Message);
            json.WriteString("stack", exception.ToString());
            json.WriteEndObject();
        }
    }
}
