using Microsoft.Data.Sqlite;

namespace Concord.Pipeline.Queueing;

/// <summary>A prepared statement: parameters in the order in which the text names them first.</summary>
internal sealed class QueueStatement : IDisposable
{
    private readonly SqliteCommand command;

    public QueueStatement(SqliteConnection connection, string text)
    {
        this.command = connection.CreateCommand();
        this.command.CommandText = text;
    }

    /// <summary>Runs it; returns how many rows it changed.</summary>
    public int Run(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        this.Bind(values);
        return this.command.ExecuteNonQuery();
    }

    /// <summary>Its rows.</summary>
    public List<T> Rows<T>(Func<SqliteDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        this.Bind(values);
        using SqliteDataReader reader = this.command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    public void Dispose() => this.command.Dispose();

    private void Bind(ReadOnlySpan<(string Name, object? Value)> values)
    {
        foreach ((string name, object? value) in values)
        {
            int place = this.command.Parameters.IndexOf(name);
            if (place < 0)
            {
                this.command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }
            else
            {
                this.command.Parameters[place].Value = value ?? DBNull.Value;
            }
        }
    }
}
