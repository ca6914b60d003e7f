using System.Globalization;
using Concord.Pipeline.Hosting;

namespace Concord.Pipeline.Queueing;

/// <summary>The tables of a queue.</summary>
internal static class QueueSchema
{
    /// <summary>Raised with every change of the tables.</summary>
    public const int Version = 1;

    // A job's number is its place in the order of creation. Times are milliseconds since 1970, memory is bytes.
    private const string Tables = """
        create table submission(
          id text primary key, name text not null, created integer not null, cancelled integer not null default 0,
          report_lease integer, report_span integer, report_written integer not null default 0) without rowid;
        create table job(
          number integer primary key, key text not null unique, submission text not null, kind text not null, title text not null, device text not null,
          planned integer not null, memory integer not null, expected real not null, refused integer not null default 0,
          state text not null, waiting integer not null default 0, priority integer not null, attempt integer not null default 0, epoch integer not null,
          worker text, lease integer, span integer, cancel integer not null default 0, fraction real not null default 0,
          error text, seconds real not null default 0, peak integer not null default 0,
          created integer not null, started integer, ended integer);
        create table need(child integer not null, parent integer not null, primary key(child, parent)) without rowid;
        create table member(submission text not null, job integer not null, primary key(submission, job)) without rowid;
        create index need_parent on need(parent, child);
        create index member_job on member(job, submission);
        create index job_ready on job(priority desc, number) where state = 'queued' and waiting = 0;
        create index job_running on job(number) where state = 'running';
        create index job_stopped on job(state) where state in ('failed', 'dead', 'cancelled', 'blocked');
        """;

    /// <summary>Makes the tables in a new file, and refuses a file whose tables are newer than this program.</summary>
    /// <returns>Whether the tables are new.</returns>
    /// <exception cref="EnvironmentException">The file's tables are newer.</exception>
    public static bool Ensure(QueueDatabase database, string path)
    {
        int version = database["pragma user_version"].Rows(row => row.GetInt32(0))[0];
        if (version > Version)
        {
            throw new EnvironmentException(string.Create(CultureInfo.InvariantCulture, $"{path}: made by a newer Concord (its tables are version {version}, this program knows up to {Version}). Use that program, or move the file away: the queue is made again from the store."));
        }

        if (version == 0)
        {
            database[Tables].Run();
            database[string.Create(CultureInfo.InvariantCulture, $"pragma user_version={Version}")].Run();
        }

        return version == 0;
    }
}
