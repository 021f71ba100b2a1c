using Connectors.Milvus.Engine.Columns;
using Connectors.Milvus.Engine.Rules;
using Connectors.Milvus.Engine.Storage;

namespace Connectors.Milvus.Engine.Catalog;

/// <summary>Reads the whole catalog from its tables. What does not fit together is damage, and is named.</summary>
internal sealed class CatalogReader
{
    private readonly Session _session;
    private readonly ILookup<long, FieldEntry> _fields;
    private readonly ILookup<long, PartitionEntry> _partitions;
    private readonly ILookup<long, string> _aliases;
    private readonly ILookup<long, IndexEntry> _indexes;
    private readonly ILookup<long, FunctionDefinition> _functions;
    private readonly Dictionary<long, DatabaseEntry> _databases;

    private CatalogReader(Session session)
    {
        _session = session;
        _databases = Rows("SELECT id, name, created, properties FROM databases ORDER BY id",
            static row => new DatabaseEntry(row.Int64(0), row.Text(1), (ulong)row.Int64(2), CatalogText.Read(row.Text(3)))).ToDictionary(static entry => entry.Id);
        _fields = Children("SELECT collection_id, id, name, description, type, element_type, flags, default_value, type_params FROM fields ORDER BY collection_id, id", ReadField);
        var released = ReleasedPartitions.Read(session);
        _partitions = Children("SELECT collection_id, number, id, name, created FROM partitions ORDER BY collection_id, number",
            row => new PartitionEntry(row.Int64(1), row.Int64(2), row.Text(3), (ulong)row.Int64(4), released.Contains((row.Int64(0), row.Int64(1)))));
        _aliases = Children("SELECT collection_id, name FROM aliases ORDER BY name", static row => row.Text(1));
        _indexes = Children("SELECT collection_id, id, field_id, name, parameters FROM indexes ORDER BY id",
            static row => new IndexEntry(row.Int64(1), row.Int64(2), row.Text(3), CatalogText.Read(row.Text(4))));
        _functions = FunctionTable.Exists(session) ? Children(FunctionTable.Select, FunctionTable.Read) : Enumerable.Empty<FunctionDefinition>().ToLookup(static _ => 0L);
    }

    public static CatalogSnapshot Read(Session session, long version)
    {
        try
        {
            var reader = new CatalogReader(session);
            return new CatalogSnapshot(version, reader._databases.Values, reader.Rows(
                "SELECT id, database_id, name, description, dynamic_field, shards, consistency, loaded, created, updated, properties FROM collections ORDER BY id",
                reader.ReadCollection));
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException or TimeZoneNotFoundException or InvalidTimeZoneException or System.Text.Json.JsonException)
        {
            throw FileHeader.Refuse(session.Connection.Path, $"is damaged: its catalog does not fit together: {failure.Message}");
        }
    }

    private static FieldEntry ReadField(Statement row)
    {
        var type = (EngineDataType)row.Int64(4);
        var flags = (FieldFlags)row.Int64(6);
        var definition = new FieldDefinition
        {
            FieldId = row.Int64(1),
            Name = row.Text(2),
            Description = row.Text(3),
            Type = type,
            ElementType = (EngineDataType)row.Int64(5),
            IsPrimaryKey = flags.HasFlag(FieldFlags.PrimaryKey),
            AutoId = flags.HasFlag(FieldFlags.AutoId),
            IsNullable = flags.HasFlag(FieldFlags.Nullable),
            IsPartitionKey = flags.HasFlag(FieldFlags.PartitionKey),
            IsClusteringKey = flags.HasFlag(FieldFlags.ClusteringKey),
            IsFunctionOutput = flags.HasFlag(FieldFlags.FunctionOutput),
            DefaultValue = row.IsNull(7) ? null : DefaultValues.FromText(type, row.Text(7)),
            TypeParams = CatalogText.Read(row.Text(8)),
        };
        return new FieldEntry(definition, flags.HasFlag(FieldFlags.Dynamic));
    }

    private CollectionEntry ReadCollection(Statement row)
    {
        var id = row.Int64(0);
        var properties = CatalogText.Read(row.Text(10));
        var fields = _fields[id].Where(static entry => !entry.IsDynamic).Select(entry => InZone(entry, properties)).ToArray();
        var partitions = _partitions[id].ToArray();
        var definition = new CollectionDefinition
        {
            Name = row.Text(2),
            Description = row.Text(3),
            Fields = [.. fields.Select(static entry => entry.Definition)],
            Functions = [.. _functions[id]],
            EnableDynamicField = row.Int64(4) != 0,
            ShardCount = (int)row.Int64(5),
            ConsistencyLevel = (int)row.Int64(6),
            PartitionCount = fields.Any(static entry => entry.Definition.IsPartitionKey) ? partitions.Length : 0,
            Properties = properties,
        };
        return new CollectionEntry
        {
            Id = id,
            Database = _databases[row.Int64(1)],
            Definition = definition,
            Fields = fields,
            Dynamic = _fields[id].SingleOrDefault(static entry => entry.IsDynamic),
            Partitions = partitions,
            Aliases = [.. _aliases[id]],
            Indexes = [.. _indexes[id]],
            IsLoaded = row.Int64(7) != 0,
            Created = (ulong)row.Int64(8),
            Updated = (ulong)row.Int64(9),
        };
    }

    private static FieldEntry InZone(FieldEntry field, IReadOnlyDictionary<string, string> properties)
        => field.Type == EngineDataType.Timestamptz && properties.TryGetValue(CollectionProperties.TimeZone, out var zone)
            ? new FieldEntry(field.Definition, timeZone: TimeZoneInfo.FindSystemTimeZoneById(zone))
            : field;

    private List<T> Rows<T>(string sql, Func<Statement, T> read)
    {
        using var statement = _session.Prepare(sql);
        var rows = new List<T>();
        while (statement.Step())
            rows.Add(read(statement));
        return rows;
    }

    private ILookup<long, T> Children<T>(string sql, Func<Statement, T> read)
        => Rows(sql, row => (Parent: row.Int64(0), Child: read(row))).ToLookup(static pair => pair.Parent, static pair => pair.Child);
}
