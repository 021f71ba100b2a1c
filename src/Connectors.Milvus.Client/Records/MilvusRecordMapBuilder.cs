using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>
/// Builds a record map from functions instead of attributes: for types one cannot mark, and for libraries that have a model of
/// their own. Not thread-safe; the map it builds is.
/// </summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class MilvusRecordMapBuilder<TRecord>
    where TRecord : class
{
    private readonly Func<TRecord> _factory;
    private readonly List<RecordField<TRecord>> _fields = [];
    private readonly Dictionary<string, MilvusIndexParams> _indexes = new(StringComparer.Ordinal);
    private readonly List<StructField<TRecord>> _structs = [];
    private readonly List<MilvusFunctionSchema> _functions = [];
    private DynamicAccess<TRecord>? _dynamic;

    /// <summary>Starts a map.</summary>
    /// <param name="factory">Makes an empty record to read into.</param>
    public MilvusRecordMapBuilder(Func<TRecord> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _factory = factory;
    }

    /// <summary>How values of types outside the table are read and written where the field is JSON; null for the defaults of System.Text.Json.</summary>
    public JsonSerializerOptions? JsonOptions { get; set; }

    /// <summary>
    /// Adds a field. <typeparamref name="TValue"/> decides how values travel; see <see cref="MilvusTypes"/> for the types there are.
    /// An enum is its integer in integer fields and its name in VarChar fields. Any other type is serialised as JSON, where the field is JSON.
    /// </summary>
    /// <param name="schema">The field, as a collection created from the map would have it.</param>
    /// <param name="get">Gets the value from a record. May be called several times for one request, from any thread.</param>
    /// <param name="set">Sets the value of a record. Called with null only where the type has a null; otherwise a null leaves the record as made.</param>
    /// <param name="propertyName">What error messages call it; null for the field's name.</param>
    /// <typeparam name="TValue">The value's type.</typeparam>
    /// <exception cref="ArgumentException">The type cannot be stored in such a field, or the field was added before.</exception>
    public MilvusRecordMapBuilder<TRecord> Field<TValue>(
        MilvusFieldSchema schema, Func<TRecord, TValue> get, Action<TRecord, TValue> set, string? propertyName = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(get);
        ArgumentNullException.ThrowIfNull(set);
        RequireNew(schema.Name);
        var codecs = Codecs<TValue>(schema);
        var type = FieldType.Of(schema);
        if (codecs(type with { Dimension = type.Dimension ?? 1 }) is null)
            throw new ArgumentException($"{TypeName.Of(typeof(TValue))} does not fit field '{schema.Name}' of type {type}.", nameof(schema));

        var map = new MilvusFieldMap { PropertyName = propertyName ?? schema.Name, ClrType = typeof(TValue), Schema = schema };
        _fields.Add(new RecordField<TRecord, TValue>(map, get, set, codecs, setsNull: default(TValue) is null));
        return this;
    }

    /// <summary>Adds an array of structs. The indexes of the structs' map are made on <c>name[field]</c>. Needs Milvus 2.6.4.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="maxCapacity">The largest number of structs of a record, 1 to 4,096.</param>
    /// <param name="get">Gets the structs of a record. May be called several times for one request, from any thread.</param>
    /// <param name="set">Sets the structs of a record; null where it has none.</param>
    /// <param name="structs">A map of the structs' fields, without a key: each is what one struct has.</param>
    /// <param name="isNullable">Whether a record may have no list; an empty one is a value. Needs Milvus 3.0.</param>
    /// <typeparam name="TStruct">The structs' type.</typeparam>
    /// <exception cref="ArgumentException">The map has something that structs have not, or the field was added before.</exception>
    public MilvusRecordMapBuilder<TRecord> Struct<TStruct>(
        string name,
        int maxCapacity,
        Func<TRecord, IReadOnlyList<TStruct>?> get,
        Action<TRecord, TStruct[]?> set,
        MilvusRecordMap<TStruct> structs,
        bool isNullable = false)
        where TStruct : class
    {
        ArgumentNullException.ThrowIfNull(get);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(structs);
        RequireNew(name);
        var type = structs.AsStruct();
        var schema = new MilvusStructFieldSchema
        {
            Name = name,
            Fields = [.. type.Members.Select(member => member.Map.Schema)],
            MaxCapacity = maxCapacity,
            IsNullable = isNullable,
        };
        _structs.Add(new StructField<TRecord, TStruct>(
            StructMap.Of(name, schema, type.Members.Select(member => member.Map)),
            new StructAccess<TRecord, TStruct>(name, get, set, type.Factory, SetsNull: true),
            type.Members));
        return this;
    }

    /// <summary>Adds the store of the keys that are no fields; see <see cref="MilvusDynamicFieldAttribute"/>.</summary>
    /// <param name="get">Gets the keys and values; null means none.</param>
    /// <param name="set">Sets the keys and values that were read.</param>
    public MilvusRecordMapBuilder<TRecord> Dynamic(
        Func<TRecord, IDictionary<string, object?>?> get, Action<TRecord, Dictionary<string, object?>> set)
    {
        ArgumentNullException.ThrowIfNull(get);
        ArgumentNullException.ThrowIfNull(set);
        _dynamic = new DynamicAccess<TRecord>("the dynamic keys", get, set);
        return this;
    }

    /// <summary>Adds an index that a collection created from the map gets, one for each field.</summary>
    /// <param name="index">The index; its field has to be in the map.</param>
    public MilvusRecordMapBuilder<TRecord> Index(MilvusIndexParams index)
    {
        ArgumentNullException.ThrowIfNull(index);
        _indexes[index.FieldName] = index;
        return this;
    }

    /// <summary>Adds a function that a collection created from the map gets; the fields it fills are not written.</summary>
    /// <param name="function">The function; its fields have to be in the map.</param>
    public MilvusRecordMapBuilder<TRecord> Function(MilvusFunctionSchema function)
    {
        ArgumentNullException.ThrowIfNull(function);
        _functions.Add(function);
        return this;
    }

    /// <summary>Makes the map.</summary>
    /// <exception cref="ArgumentException">An index names a field that the map does not have.</exception>
    public MilvusRecordMap<TRecord> Build()
    {
        var unknown = _indexes.Keys.Except(_fields.Select(field => field.Map.Schema.Name)).ToList();
        if (unknown.Count > 0)
            throw new ArgumentException($"There is no field '{string.Join("', '", unknown)}' to index. Add the field first.");

        return new MilvusRecordMap<TRecord>(
            [
                .. _fields
                    .Select(field => field.Map with { Index = _indexes.GetValueOrDefault(field.Map.Schema.Name) })
                    .Select(map => FunctionReader.Apply(map, _functions)),
            ],
            new TypedBinder<TRecord>(_factory, [.. _fields], [.. _structs], _dynamic))
        {
            Structs = [.. _structs.Select(field => field.Map)],
            EnableDynamicField = _dynamic is not null,
            Functions = [.. _functions],
        };
    }

    private void RequireNew(string name)
    {
        if (_fields.Exists(field => field.Map.Schema.Name == name) || _structs.Exists(field => field.Map.Schema.Name == name))
            throw new ArgumentException($"The field '{name}' was added before.");
    }

    private Func<FieldType, Codec<TValue>?> Codecs<TValue>(MilvusFieldSchema schema)
    {
        if (CodecTable.Find<TValue>() is { } line)
            return line.For;

        if (EnumCodecs.EnumOf<TValue>() is not null && schema.DataType != MilvusDataType.Json)
            return EnumCodecs.For<TValue>;

        if (schema.DataType != MilvusDataType.Json)
        {
            throw new ArgumentException(
                $"{TypeName.Of(typeof(TValue))} has no Milvus type; there are enums, {CodecTable.Supported}. Convert in the functions, "
                    + $"or store it in a JSON field instead of '{schema.Name}' of type {FieldType.Of(schema)}.",
                nameof(schema));
        }

        var codec = JsonObjectCodec<TValue>.For(typeof(TValue), JsonOptions);
        return field => field.Type == MilvusDataType.Json ? codec : null;
    }
}
