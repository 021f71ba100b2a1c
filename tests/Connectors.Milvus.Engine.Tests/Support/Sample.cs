using System.Runtime.InteropServices;

namespace Connectors.Milvus.Engine.Tests.Support;

/// <summary>Short ways to say a schema, rows and requests.</summary>
internal static class Sample
{
    public const string Name = "things";

    public static FieldDefinition Key(EngineDataType type = EngineDataType.Int64, bool autoId = false) => new()
    {
        Name = "id",
        Type = type,
        IsPrimaryKey = true,
        AutoId = autoId,
        TypeParams = type == EngineDataType.VarChar ? Params(("max_length", "64")) : Params(),
    };

    public static FieldDefinition Vector(int dimension = 4, string name = "v")
        => new() { Name = name, Type = EngineDataType.FloatVector, TypeParams = Params(("dim", $"{dimension}")) };

    public static FieldDefinition Scalar(string name, EngineDataType type, bool nullable = false, object? defaultValue = null) => new()
    {
        Name = name,
        Type = type,
        IsNullable = nullable,
        DefaultValue = defaultValue,
        TypeParams = type == EngineDataType.VarChar ? Params(("max_length", "20")) : Params(),
    };

    public static FieldDefinition ArrayOf(string name, EngineDataType element, bool nullable = false) => new()
    {
        Name = name,
        Type = EngineDataType.Array,
        ElementType = element,
        IsNullable = nullable,
        TypeParams = element == EngineDataType.VarChar ? Params(("max_capacity", "4"), ("max_length", "20")) : Params(("max_capacity", "4")),
    };

    public static CollectionDefinition Schema(params FieldDefinition[] fields) => new() { Name = Name, Fields = fields };

    public static Dictionary<string, string> Params(params (string Key, string Value)[] pairs) => pairs.ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>Creates, indexes every vector field and loads.</summary>
    public static VectorEngine CreateLoaded(this VectorEngine engine, CollectionDefinition definition, string metric = "L2")
    {
        engine.CreateCollection("", definition);
        foreach (var field in definition.Fields.Where(field => field.Type >= EngineDataType.BinaryVector))
            engine.CreateIndex("", definition.Name, new IndexDefinition { FieldName = field.Name, Parameters = Params(("index_type", field.Type == EngineDataType.FloatVector ? "FLAT" : "AUTOINDEX"), ("metric_type", field.Type == EngineDataType.SparseFloatVector ? "IP" : metric)) });
        engine.LoadCollection("", definition.Name);
        return engine;
    }

    public static Column<long> Ids(params long[] ids) => new("id", EngineDataType.Int64, ids);

    public static Column<string> Keys(params string[] keys) => new("id", EngineDataType.VarChar, keys);

    public static VectorColumn VectorRows(params float[][] rows) => NamedVectors("v", rows);

    public static VectorColumn NamedVectors(string name, params float[][] rows)
        => new(name, EngineDataType.FloatVector, rows[0].Length, rows.Length, MemoryMarshal.AsBytes(rows.SelectMany(row => row).ToArray().AsSpan()).ToArray());

    public static MutationResult Insert(this VectorEngine engine, params Column[] columns)
        => engine.Insert(new InsertCommand { Collection = Name, RowCount = columns[0].Count, Columns = columns });

    public static MutationResult Upsert(this VectorEngine engine, params Column[] columns)
        => engine.Upsert(new UpsertCommand { Collection = Name, RowCount = columns[0].Count, Columns = columns });

    public static MutationResult Delete(this VectorEngine engine, string filter)
        => engine.Delete(new DeleteCommand { Collection = Name, Filter = filter });

    public static QueryResult Query(this VectorEngine engine, string filter, params string[] output)
        => engine.Query(new QueryCommand { Collection = Name, Filter = filter, OutputFields = output, Limit = filter.Length == 0 ? 16384 : null });

    public static long Count(this VectorEngine engine, string filter = "")
        => ((Column<long>)engine.Query(new QueryCommand { Collection = Name, Filter = filter, OutputFields = ["count(*)"] }).Columns[0]).Values[0];

    public static SearchCommand Nearest(float[] query, long limit = 10) => new() { Collection = Name, Vectors = VectorRows(query), Limit = limit };

    public static long[] LongIds(this SearchResult result) => ((Column<long>)result.Ids).Values;

    public static T[] Values<T>(this QueryResult result, string name) => ((Column<T>)result.Columns.Single(column => column.Name == name)).Values;

    /// <summary>The validity flags of a column that must have some.</summary>
    public static bool[] Flags(this Column? column) => column?.Valid ?? throw new Xunit.Sdk.XunitException("The column has no validity flags.");

    public static EngineException Fails(EngineError code, string text, Action action)
    {
        var failure = Assert.Throws<EngineException>(action);
        Assert.Equal(code, failure.Code);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
        return failure;
    }
}
