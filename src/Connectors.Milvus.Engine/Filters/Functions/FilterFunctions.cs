using Microsoft.Data.Sqlite;

namespace Connectors.Milvus.Engine.Filters;

/// <summary>The SQL functions that compiled filters call.</summary>
internal static class FilterFunctions
{
    /// <summary>Registers them on an open connection; every connection that runs a filter needs it once.</summary>
    public static void Register(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
    }
}
