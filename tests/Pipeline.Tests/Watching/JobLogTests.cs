using System.Text.Json;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Watching;
using Concord.Tests;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Tests.Watching;

public sealed partial class JobLogTests
{
    private static readonly string Key = new('a', 64);

    [Fact]
    public void A_line_is_one_JSON_object_with_its_fields_and_the_stack()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        using (JobLog log = JobLog.Open(store, Key, new FixedTime()))
        {
            log.Write(LogLevel.Error, "ended", "a \"quote\"\nand a line end", Thrown(), ("layer", "blocks.3"), ("fraction", 0.5), ("seconds", TimeSpan.FromSeconds(1.5)), ("peak_memory", 1L << 40), ("score", double.NaN), ("cached", false), ("nothing", null));
        }

        string[] lines = File.ReadAllLines(JobLog.PathOf(store, Key));
        JsonElement line = JsonDocument.Parse(Assert.Single(lines)).RootElement;
        Assert.Equal("2026-01-02T03:04:05.006Z", line.GetProperty("time").GetString());
        Assert.Equal(["time", "level", "event", "message", "layer", "fraction", "seconds", "peak_memory", "score", "cached", "nothing", "exception"], line.EnumerateObject().Select(property => property.Name));
        Assert.Equal("a \"quote\"\nand a line end", line.GetProperty("message").GetString());
        Assert.Equal(1.5, line.GetProperty("seconds").GetDouble());
        Assert.Equal(1L << 40, line.GetProperty("peak_memory").GetInt64());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("score").ValueKind);
        Assert.Equal("System.IO.InvalidDataException", line.GetProperty("exception").GetProperty("type").GetString());
        Assert.Contains(nameof(Thrown), line.GetProperty("exception").GetProperty("stack").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_several_writers_at_once_stay_whole_and_none_is_lost()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        Parallel.For(0, 4, writer =>
        {
            using JobLog log = JobLog.Open(store, Key, TimeProvider.System);
            for (int i = 0; i < 500; i++)
            {
                log.Write(LogLevel.Information, "line", new string((char)('a' + writer), 50 + i), null, ("writer", writer), ("number", i));
            }
        });
        LogPart part = JobLogReader.Read(store, Key, most: int.MaxValue / 2);
        Assert.Equal(2000, part.Lines.Count);
        Assert.DoesNotContain(part.Lines, line => line.Level != "info");
        foreach (IGrouping<int, LogLine> lines in part.Lines.GroupBy(line => line.Fields[0].Value.GetInt32()))
        {
            Assert.Equal(Enumerable.Range(0, 500), lines.Select(line => line.Fields[1].Value.GetInt32()));
        }
    }

    [Fact]
    public void What_a_killed_writer_left_half_written_is_shown_as_it_is_and_takes_no_other_line_with_it()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        Add(store, "first");
        File.AppendAllText(JobLog.PathOf(store, Key), "{\"time\":\"2026-01-02T03:04:05Z\",\"level\":\"inf");
        LogPart before = JobLogReader.Read(store, Key);
        Assert.Equal(["first"], before.Lines.Select(line => line.Message));
        Add(store, "exited by signal 9");
        LogPart after = JobLogReader.Read(store, Key, before.Next);
        Assert.Equal(["damaged", "info"], after.Lines.Select(line => line.Level));
        Assert.Equal("exited by signal 9", after.Lines[1].Message);
        Assert.Equal(new FileInfo(JobLog.PathOf(store, Key)).Length, after.Next);
    }

    [Fact]
    public void Reading_on_gives_each_line_once_wherever_the_stretches_end()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        string[] messages = [.. Enumerable.Range(0, 30).Select(i => string.Concat(Enumerable.Repeat("é→", i)) + i)];
        foreach (string message in messages)
        {
            Add(store, message);
        }

        List<string> read = [];
        for (LogPart part = JobLogReader.Read(store, Key, 0, 400); part.Lines.Count > 0; part = JobLogReader.Read(store, Key, part.Next, 400))
        {
            read.AddRange(part.Lines.Select(line => line.Message));
        }

        Assert.Equal(messages, read);
        LogPart tail = JobLogReader.ReadTail(store, Key, 400);
        Assert.NotEmpty(tail.Lines);
        Assert.Equal(messages[^tail.Lines.Count..], tail.Lines.Select(line => line.Message));
        Assert.Equal(JobLogReader.Read(store, Key, 0, 100_000).Next, tail.Next);
    }

    [Fact]
    public void A_line_longer_than_a_stretch_is_passed_over()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        Add(store, new string('x', 1000));
        Add(store, "after it");
        long next = 0;
        List<string> read = [];
        for (int i = 0; i < 20; i++)
        {
            LogPart part = JobLogReader.Read(store, Key, next, 300);
            read.AddRange(part.Lines.Select(line => line.Message));
            next = part.Next;
        }

        Assert.Equal(["after it"], read);
    }

    [Fact]
    public void What_a_logger_says_within_a_jobs_scope_goes_to_that_jobs_log_alone()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        string other = new('b', 64);
        using ILoggerFactory factory = LoggerFactory.Create(builder => builder.AddProvider(new JobLogProvider()).SetMinimumLevel(LogLevel.Debug));
        ILogger logger = factory.CreateLogger("Concord.Test");
        using JobLog outer = JobLog.Open(store, Key, new FixedTime()), inner = JobLog.Open(store, other, new FixedTime());
        LayerDone(logger, "nowhere", 0);
        using (logger.BeginScope(outer))
        using (logger.BeginScope("another scope"))
        {
            LayerDone(logger, "blocks.1", 12);
            using (logger.BeginScope(inner))
            {
                LayerDone(logger, "blocks.2", 13);
            }
        }

        LogLine line = Assert.Single(JobLogReader.Read(store, Key).Lines);
        Assert.Equal(("debug", "layer-done", "Layer blocks.1 done: 12 units"), (line.Level, line.Event, line.Message));
        Assert.Equal(["category", "layer_name", "unit_count"], line.Fields.Select(field => field.Key));
        Assert.Equal(12, line.Fields[2].Value.GetInt32());
        Assert.Equal("Layer blocks.2 done: 13 units", Assert.Single(JobLogReader.Read(store, other).Lines).Message);
    }

    [Fact]
    public void A_log_that_cannot_be_written_fails_nothing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        string path = JobLog.PathOf(store, Key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, "/dev/full");
        using JobLog log = JobLog.Open(store, Key, new FixedTime());
        Assert.Null(Record.Exception(() => log.Write(LogLevel.Information, "a", "a")));
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Only_a_key_names_a_log(string key)
    {
        using TemporaryFolder folder = new();
        Assert.Throws<ArgumentException>(() => JobLog.PathOf(new ResultStore(folder.Path), key));
    }

    [Fact]
    public void A_line_for_the_terminal_moves_no_cursor()
    {
        LogLine line = LogLine.Parse("{\"time\":\"2026-01-02T03:04:05.006Z\",\"level\":\"warning\",\"event\":\"layer\",\"message\":\"red\\u001b[31m\",\"layer\":\"x\",\"exception\":{\"stack\":\"A\\n at B\"}}");
        Assert.Equal("2026-01-02 03:04:05 warning layer: redU+001B[31m layer=x\n    A\n     at B", line.ToText());
    }

    private static void Add(ResultStore store, string message)
    {
        using JobLog log = JobLog.Open(store, Key, new FixedTime());
        log.Write(LogLevel.Information, "test", message);
    }

    private static InvalidDataException Thrown()
    {
        try
        {
            throw new InvalidDataException("no such file");
        }
        catch (InvalidDataException exception)
        {
            return exception;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Layer {LayerName} done: {UnitCount} units")]
    private static partial void LayerDone(ILogger logger, string layerName, int unitCount);
}
