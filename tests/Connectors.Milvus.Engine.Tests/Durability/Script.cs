using System.Globalization;
using Connectors.Milvus.Engine.Tests.Support;
using static Connectors.Milvus.Engine.Tests.Support.Sample;

namespace Connectors.Milvus.Engine.Tests.Durability;

/// <summary>One operation of a script: rows to write, or a filter to delete by.</summary>
internal sealed record Operation(string Kind, long[] Ids, long Version, string Filter);

/// <summary>What a table must hold: the version of every key, and whether the index and the field that come and go are there.</summary>
internal sealed record ScriptState(Dictionary<long, long> Rows, bool HasIndex, bool HasField);

/// <summary>
/// An endless sequence of writes that a seed fixes, and what a table must hold after any number of them. The child process carries it out;
/// the test, which knows the same seed, compares what it finds.
/// </summary>
internal sealed class Script(int seed)
{
    /// <summary>How many kinds of operations there are.</summary>
    public const int Kinds = 7;

    private const int Dimension = 24;
    private const int Keys = 2500;
    private const string Index = "by_version";
    private const string Field = "extra";

    public static void CreateTable(VectorEngine engine)
    {
        engine.CreateLoaded(Schema(
            Key(),
            Vector(Dimension),
            Vector(Dimension, "bytes") with { Type = EngineDataType.Int8Vector, IsNullable = true },
            Vector(Dimension, "sparse") with { Type = EngineDataType.SparseFloatVector, IsNullable = true, TypeParams = Params() },
            Scalar("version", EngineDataType.Int64),
            Scalar("text", EngineDataType.VarChar)));

        // A graph that is built in no time, so that kills meet it in every state.
        engine.ReleaseCollection("", Name);
        engine.DropIndex("", Name, "", "bytes");
        engine.CreateIndex("", Name, new IndexDefinition { FieldName = "bytes", Parameters = Params(("index_type", "HNSW"), ("metric_type", "L2"), ("M", "4"), ("efConstruction", "8")) });
        engine.LoadCollection("", Name);
    }

    public Operation this[int number]
    {
        get
        {
            var random = new Random((seed * 1_000_003) + number);
            var ids = Enumerable.Range(0, random.Next(1, 120)).Select(_ => (long)random.Next(Keys)).ToArray();
            return random.Next(14) switch
            {
                10 => new Operation("index", [], number, ""),
                11 => new Operation("field", [], number, ""),
                12 => new Operation("compact", [], number, ""),
                < 4 or 13 => new Operation("insert", ids, number, ""),
                < 8 => new Operation("upsert", [.. ids.Distinct()], number, ""),
                8 => new Operation("delete", ids, number, $"id in [{string.Join(", ", ids)}]"),
                _ => new Operation("delete by filter", [], number, string.Create(CultureInfo.InvariantCulture, $"id % 17 == {number % 17} and version < {number}")),
            };
        }
    }

    /// <summary>What there is after the first operations.</summary>
    public ScriptState StateAfter(int operations)
    {
        var state = new ScriptState([], HasIndex: false, HasField: false);
        for (var number = 0; number < operations; number++)
            state = Apply(state, this[number]);
        return state;
    }

    public static void Carry(VectorEngine engine, Operation operation)
    {
        switch (operation.Kind)
        {
            case "index": ToggleIndex(engine); return;
            case "field": ToggleField(engine); return;
            case "compact": engine.Compact("", Name); return;
            case "delete" or "delete by filter": engine.Delete(operation.Filter); return;
        }

        Column[] columns =
        [
            Ids(operation.Ids),
            VectorRows([.. operation.Ids.Select(id => VectorOf(id, operation.Version))]),
            BytesOf(operation.Ids, _ => operation.Version),
            SparseOf(operation.Ids, _ => operation.Version),
            new Column<long>("version", EngineDataType.Int64, [.. operation.Ids.Select(_ => operation.Version)]),
            new Column<string>("text", EngineDataType.VarChar, [.. operation.Ids.Select(id => TextOf(id, operation.Version))]),
        ];
        _ = operation.Kind == "insert" ? engine.Insert(columns) : engine.Upsert(columns);
    }

    private static void ToggleIndex(VectorEngine engine)
    {
        if (HasIndex(engine))
            engine.DropIndex("", Name, Index);
        else
            engine.CreateIndex("", Name, new IndexDefinition { IndexName = Index, FieldName = "version", Parameters = Params(("index_type", "INVERTED")) });
    }

    private static void ToggleField(VectorEngine engine)
    {
        if (HasField(engine))
            engine.DropField("", Name, Field);
        else
            engine.AddField("", Name, Scalar(Field, EngineDataType.Int64, nullable: true, defaultValue: 7L));
    }

    private static bool HasIndex(VectorEngine engine) => engine.DescribeIndexes("", Name).Any(index => index.Name == Index);

    private static bool HasField(VectorEngine engine) => engine.DescribeCollection("", Name).Definition.Fields.Any(field => field.Name == Field);

    /// <summary>Compares the whole table with a state: rows, vectors and what a search sees. Null when all is as it must be.</summary>
    public static string? Compare(VectorEngine engine, ScriptState whole)
    {
        if (HasIndex(engine) != whole.HasIndex || HasField(engine) != whole.HasField)
            return "an index or a field is there that must not be, or is not there";
        var state = whole.Rows;
        if (whole.HasField && engine.Count($"{Field} == 7") != state.Count)
            return "rows lack the default of the added field";
        if (state.Count > 0 && engine.Count($"version == {state.Values.Max()}") != state.Values.Count(version => version == state.Values.Max()))
            return "a filter on the version finds other rows";
        var rows = engine.Query("id >= 0", "id", "version", "text", "v", "bytes", "sparse");
        var ids = rows.Values<long>("id");
        if (!ids.SequenceEqual(state.Keys.Order()))
            return $"{ids.Length} rows instead of {state.Count}";
        var vectors = (VectorColumn)rows.Columns.Single(column => column.Name == "v");
        for (var row = 0; row < ids.Length; row++)
        {
            var version = state[ids[row]];
            if (rows.Values<long>("version")[row] != version || rows.Values<string>("text")[row] != TextOf(ids[row], version))
                return $"row {ids[row]} is of another version than {version}";
            if (!vectors.Data.Span.Slice(row * Dimension * 4, Dimension * 4).SequenceEqual(VectorRows(VectorOf(ids[row], version)).Data.Span))
                return $"the vector of row {ids[row]} is not that of version {version}";
        }

        if (CompareNullable(rows, ids, state) is { } difference)
            return difference;
        var probe = ids.Length == 0 ? 0 : ids[ids.Length / 2];
        var found = engine.Search(Nearest(VectorOf(probe, state.GetValueOrDefault(probe)), 16384) with { VectorField = "v" }).LongIds();
        if (ids.Length > 0 && found[0] != probe)
            return $"a search for the vector of row {probe} finds {found[0]} first";
        return found.Order().SequenceEqual(ids) && engine.Count() == ids.Length && engine.GetRowCount("", Name) == ids.Length ? null : "a search, a count or the statistics see other rows than a query";
    }

    private static string? CompareNullable(QueryResult rows, long[] ids, Dictionary<long, long> state)
    {
        var bytes = (VectorColumn)rows.Columns.Single(column => column.Name == "bytes");
        var sparse = (SparseVectorColumn)rows.Columns.Single(column => column.Name == "sparse");
        var expectedBytes = BytesOf(ids, id => state[id]);
        var expectedSparse = SparseOf(ids, id => state[id]);
        for (var row = 0; row < ids.Length; row++)
        {
            if (bytes.IsNull(row) != expectedBytes.IsNull(row) || sparse.IsNull(row) != expectedSparse.IsNull(row))
                return $"a vector of row {ids[row]} is null, or is not";
            var place = row * Dimension;
            if (!bytes.IsNull(row) && !bytes.Data.Span.Slice(place, Dimension).SequenceEqual(expectedBytes.Data.Span.Slice(place, Dimension)))
                return $"the bytes of row {ids[row]} are not those of version {state[ids[row]]}";
            if (!sparse.IsNull(row) && !sparse.Rows[row].Span.SequenceEqual(expectedSparse.Rows[row].Span))
                return $"the sparse vector of row {ids[row]} is not that of version {state[ids[row]]}";
        }

        return null;
    }

    private static ScriptState Apply(ScriptState state, Operation operation)
    {
        var rows = state.Rows;
        switch (operation.Kind)
        {
            case "index":
                return state with { HasIndex = !state.HasIndex };
            case "field":
                return state with { HasField = !state.HasField };
            case "compact":
                break;
            case "delete":
                foreach (var id in operation.Ids)
                    rows.Remove(id);
                break;
            case "delete by filter":
                foreach (var id in rows.Keys.Where(id => id % 17 == operation.Version % 17).ToArray())
                    rows.Remove(id);
                break;
            default:
                foreach (var id in operation.Ids)
                    rows[id] = operation.Version;
                break;
        }

        return state;
    }

    private static string TextOf(long id, long version) => string.Create(CultureInfo.InvariantCulture, $"{id} at {version}");

    private static float[] VectorOf(long id, long version)
    {
        var random = new Random((int)((id * 31) + (version * 7919)));
        return [.. Enumerable.Range(0, Dimension).Select(_ => random.NextSingle())];
    }

    // One row in three has no vector of this kind.
    private static VectorColumn BytesOf(long[] ids, Func<long, long> version)
        => new("bytes", EngineDataType.Int8Vector, Dimension, ids.Length, ids.SelectMany(id => Enumerable.Range(0, Dimension).Select(index => (byte)((id * 7) + (version(id) * 31) + index))).ToArray(), [.. ids.Select(id => (id + version(id)) % 3 != 0)]);

    private static SparseVectorColumn SparseOf(long[] ids, Func<long, long> version)
        => new("sparse", [.. ids.Select(id => (ReadOnlyMemory<byte>)Pairs(id, version(id)))], [.. ids.Select(id => (id + version(id)) % 3 != 1)]);

    private static byte[] Pairs(long id, long version)
        => [.. Enumerable.Range(0, (int)(id % 5)).SelectMany(index => BitConverter.GetBytes((uint)(id + (index * 100))).Concat(BitConverter.GetBytes((float)version)))];
}
