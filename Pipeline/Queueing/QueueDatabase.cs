using Concord.Pipeline.Hosting;
using Microsoft.Data.Sqlite;

namespace Concord.Pipeline.Queueing;

/// <summary>One connection to a queue, whole transactions only, one at a time whatever the thread.</summary>
internal sealed class QueueDatabase : IDisposable
{
    // Longer than another process may reasonably hold the file: a backup, a stopped process.
    private const int BusySeconds = 90;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, QueueStatement> statements = [];
    private readonly string path;

    private QueueDatabase(string path, SqliteConnection connection)
    {
        this.path = path;
        this.connection = connection;
    }

    /// <summary>Opens a file, making it where it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="synchronous">full or normal: whether each commit waits for the disk.</param>
    /// <param name="busySeconds">How long a file that another process has locked is waited for.</param>
    public static QueueDatabase OpenFile(string path, string synchronous = "full", int busySeconds = BusySeconds)
    {
        SqliteConnectionStringBuilder text = new() { DataSource = path, Pooling = false, DefaultTimeout = busySeconds };
        return Open(path, text, $"pragma busy_timeout={busySeconds * 1000}; pragma journal_mode=wal; pragma synchronous={synchronous}");
    }

    /// <summary>A database that ends with this object.</summary>
    public static QueueDatabase InMemory() =>
        Open("the queue in memory", new SqliteConnectionStringBuilder { DataSource = ":memory:", Pooling = false }, "pragma synchronous=off");

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

    private static QueueDatabase Open(string path, SqliteConnectionStringBuilder text, string pragmas)
    {
        QueueDatabase database = new(path, new SqliteConnection(text.ToString()));
        try
        {
            database.connection.Open();
            using (QueueStatement statement = new(database.connection, pragmas))
            {
                statement.Run();
            }

            database.Write(session => QueueSchema.Ensure(session, path));
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
                this[begin].Run();
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
