using System.Diagnostics;
using Concord.Pipeline.Hosting;
using Microsoft.Data.Sqlite;

namespace Concord.Pipeline.Queueing;

/// <summary>One connection to a queue, whole transactions only, one at a time whatever the thread.</summary>
internal sealed class QueueDatabase : IDisposable
{
    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, QueueStatement> statements = [];
    private readonly string path;
    private bool isSeen;
    private TimeSpan longestWait;

    private QueueDatabase(string path, SqliteConnection connection)
    {
        this.path = path;
        this.connection = connection;
    }

    /// <summary>Opens a file, making it where it is not there.</summary>
    public static QueueDatabase OpenFile(string path, QueueOpenOptions? given = null)
    {
        QueueOpenOptions options = given ?? new QueueOpenOptions();
        SqliteConnectionStringBuilder text = new() { DataSource = path, Pooling = false, DefaultTimeout = options.BusySeconds };
        return Open(path, text, $"pragma busy_timeout={options.BusySeconds * 1000}; pragma journal_mode=wal; pragma synchronous={options.Synchronous}", options.WhenNew);
    }

    /// <summary>A database that ends with this object.</summary>
    public static QueueDatabase InMemory() =>
        Open("the queue in memory", new SqliteConnectionStringBuilder { DataSource = ":memory:", Pooling = false }, "pragma synchronous=off", whenNew: null);

    /// <summary>Does work that changes something: all of it or nothing.</summary>
    public T Write<T>(Func<QueueDatabase, T> work) => this.Transact("begin immediate", work);

    /// <summary>Reads several things as they were at one moment.</summary>
    public T Read<T>(Func<QueueDatabase, T> work) => this.Transact("begin", work);

    /// <summary>A statement, prepared once; only within a transaction.</summary>
    public QueueStatement this[string text]
    {
        get
        {
            if (!this.statements.TryGetValue(text, out QueueStatement? statement))
            {
                this.statements[text] = statement = new QueueStatement(this.connection, text);
            }

            return statement;
        }
    }

    /// <summary>How long at most, since this was last asked, another process held the file while this one wanted to write.</summary>
    public TimeSpan TakeLongestWait()
    {
        lock (this.gate)
        {
            TimeSpan wait = this.longestWait;
            this.longestWait = TimeSpan.Zero;
            return wait;
        }
    }

    /// <summary>Refuses to go on with a file that is no longer where others look for it.</summary>
    /// <exception cref="EnvironmentException">It was removed, moved or replaced.</exception>
    public void RequirePlace()
    {
        if (this.isSeen && !OpenFiles.Has(this.path))
        {
            throw new EnvironmentException($"{this.path}: the queue's file was removed or replaced while this program worked with it. Start it again: the queue is made again from the store, and no result is lost.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (this.gate)
        {
            foreach (QueueStatement statement in this.statements.Values)
            {
                statement.Dispose();
            }

            this.statements.Clear();
            this.connection.Dispose();
        }
    }

    private static QueueDatabase Open(string path, SqliteConnectionStringBuilder text, string pragmas, Action<QueueDatabase>? whenNew)
    {
        QueueDatabase database = new(path, new SqliteConnection(text.ToString()));
        try
        {
            database.connection.Open();
            using (QueueStatement statement = new(database.connection, pragmas))
            {
                statement.Run();
            }

            database.Write(session =>
            {
                // In the same transaction: nobody sees a queue that was not filled yet, and who is killed here leaves no queue.
                bool isNew = QueueSchema.Ensure(session, path);
                if (isNew)
                {
                    whenNew?.Invoke(session);
                }

                return isNew;
            });
            database.isSeen = File.Exists(path) && OpenFiles.Has(path);
            return database;
        }
        catch (SqliteException exception)
        {
            database.Dispose();
            throw QueueFaults.Of(exception, path);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private T Transact<T>(string begin, Func<QueueDatabase, T> work)
    {
        lock (this.gate)
        {
            try
            {
                long start = Stopwatch.GetTimestamp();
                this[begin].Run();
                TimeSpan wait = Stopwatch.GetElapsedTime(start);
                this.longestWait = wait > this.longestWait ? wait : this.longestWait;
                try
                {
                    T result = work(this);
                    this["commit"].Run();
                    return result;
                }
                catch
                {
                    this.RollBack();
                    throw;
                }
            }
            catch (SqliteException exception)
            {
                throw QueueFaults.Of(exception, this.path);
            }
        }
    }

    private void RollBack()
    {
        try
        {
            this["rollback"].Run();
        }
        catch (SqliteException)
        {
            // After some errors, a full disk among them, SQLite has rolled back by itself.
        }
    }
}
