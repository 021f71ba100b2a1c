using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>Makes a map of a record type's properties and attributes, or one list of everything that is wrong with them.</summary>
internal sealed class RecordTypeReader<[DynamicallyAccessedMembers(MilvusRecordMap.Members)] TRecord>(JsonSerializerOptions? json)
    where TRecord : class
{
    private readonly List<string> _problems = [];
    private readonly List<RecordField<TRecord>> _fields = [];
    private readonly List<StructField<TRecord>> _structs = [];
    private DynamicAccess<TRecord>? _dynamic;

    /// <exception cref="ArgumentException">The type cannot be mapped.</exception>
    public MilvusRecordMap<TRecord> Read()
    {
        var factory = Factory();
        var properties = Properties();
        FindKey(properties);
        AddAll(properties);
        MilvusFieldMap[] maps = [.. _fields.Select(field => field.Map)];
        var functions = FunctionReader.Functions(properties, maps, _problems);
        ThrowIfWrong();

        var collection = typeof(TRecord).GetCustomAttribute<MilvusCollectionAttribute>();
        return new MilvusRecordMap<TRecord>(
            [.. maps.Select(map => FunctionReader.Apply(map, functions))], new TypedBinder<TRecord>(factory!, _fields, _structs, _dynamic))
        {
            Structs = [.. _structs.Select(field => field.Map)],
            Functions = functions,
            Description = collection?.Description ?? "",
            EnableDynamicField = _dynamic is not null || collection is { EnableDynamicField: true },
        };
    }

    /// <summary>Reads the type as that of structs, which have no keys, dynamic keys, functions or structs of their own.</summary>
    /// <exception cref="ArgumentException">The type cannot be mapped.</exception>
    public StructType<TRecord> ReadStruct()
    {
        var factory = Factory();
        var properties = Properties();
        _problems.AddRange(properties.Select(StructType.Misuse).OfType<string>());
        AddAll(properties);
        if (_problems.Count == 0)
            _problems.AddRange(_fields.Select(field => StructType.Misfit(field.Map)).OfType<string>());

        if (_fields.Count == 0)
            _problems.Add("it has no properties to store");

        ThrowIfWrong();
        return new StructType<TRecord>(factory!, [.. _fields.Select(field => field.WithMap(StructType.AsMember(field.Map, IsMetricGiven(field.Map, properties))))]);
    }

    private static bool IsMetricGiven(MilvusFieldMap map, List<MappedProperty> properties) =>
        properties.Exists(property => property.Name == map.PropertyName && property.Vector?.MetricType is not null);

    private Func<TRecord>? Factory()
    {
        var factory = RecordFactory.For<TRecord>(out string? problem);
        if (problem is not null)
            _problems.Add(problem);

        return factory;
    }

    private static List<MappedProperty> Properties() =>
        MappedProperty.Of(typeof(TRecord).GetProperties(BindingFlags.Public | BindingFlags.Instance));

    private void ThrowIfWrong()
    {
        if (_problems.Count > 0)
            throw new ArgumentException($"{TypeName.Of(typeof(TRecord))} cannot be mapped to Milvus: {string.Join("; ", _problems)}.");
    }

    private void AddAll(List<MappedProperty> properties)
    {
        foreach (var property in properties)
            Add(property);

        var named = _fields.Select(field => (field.Map.PropertyName, field.Map.Schema.Name))
            .Concat(_structs.Select(field => (field.Map.PropertyName, field.Map.Schema.Name)));
        _problems.AddRange(named.GroupBy(field => field.Name).Where(group => group.Count() > 1)
            .Select(group => $"{string.Join(" and ", group.Select(field => field.PropertyName))} are both named '{group.Key}'"));
    }

    private void FindKey(List<MappedProperty> properties)
    {
        var marked = properties.Where(property => property.Key is not null).ToList();
        if (marked.Count > 1)
            _problems.Add($"{string.Join(" and ", marked.Select(property => property.Name))} are both marked [MilvusKey], a collection has one key");
        if (marked.Count > 0)
            return;

        var named = properties.Find(property => property.Name == "Id")
            ?? properties.Find(property => property.Name.Equals("id", StringComparison.OrdinalIgnoreCase));
        if (named is null)
            _problems.Add("it has no key: mark one property [MilvusKey], or name it Id and give it a setter or init accessor");
        else
            named.IsKey = true;
    }

    private void Add(MappedProperty property)
    {
        if (property.Marks > 1)
            _problems.Add($"{property.Name} has several Milvus attributes, it takes one");
        else if (!property.IsSettable)
            _problems.Add($"{property.Name} is marked but has no setter or init accessor, so it cannot be read back");
        else if (property.IsDynamic)
            AddDynamic(property.Info);
        else if (property.Struct is { } mark)
            AddStruct(property, mark);
        else
            AddField(property);
    }

    private void AddStruct(MappedProperty property, MilvusStructAttribute mark)
    {
        try
        {
            _structs.Add(mark.Read<TRecord>(property));
        }
        catch (Exception e) when (e is FieldValueException or ArgumentException)
        {
            _problems.Add($"{property.Name}: {e.Message.TrimEnd('.')}");
        }
    }

    private void AddField(MappedProperty property)
    {
        Type type = property.Info.PropertyType;
        ClrType? line = CodecTable.Find(PropertySchema.IsEnumByName(property) ? typeof(string) : PropertySchema.Stored(type));
        try
        {
            MilvusFieldSchema field = PropertySchema.Of(property, line);
            var map = new MilvusFieldMap
            {
                PropertyName = property.Name,
                ClrType = type,
                Schema = field,
                Index = PropertySchema.Index(property, field),
                IsNameGiven = property.GivenName is not null,
            };
            if (Check(map, line) is { } problem)
                _problems.Add($"{property.Name} {problem}");
            else
                _fields.Add(Field(property.Info, map, line));
        }
        catch (Exception e) when (e is FieldValueException or ArgumentException)
        {
            _problems.Add($"{property.Name}: {e.Message.TrimEnd('.')}");
        }
    }

    private static string? Check(MilvusFieldMap map, ClrType? line)
    {
        string type = TypeName.Of(map.ClrType);
        MilvusFieldSchema field = map.Schema;
        if (line is null && field.DataType != MilvusDataType.Json)
        {
            if (EnumLists.NeedsCode(map.ClrType))
                return $"is of type {type}; lists of enums need code made at run time, which a native executable has not. Store their numbers or names";

            return $"is of type {type}, which has no Milvus type; there are enums, {CodecTable.Supported}. "
                + "Store it as JSON with [MilvusField(DataType = MilvusDataType.Json)], a list of objects as an array of structs with [MilvusStruct<T>], "
                + "or leave it out with [MilvusIgnore]";
        }

        if (field.IsPrimaryKey && field.DataType is not (MilvusDataType.Int64 or MilvusDataType.VarChar))
            return $"is the key and of type {type}; a key is an integer, a string or a Guid";

        if (field.AutoId && map.ClrType == typeof(Guid))
            return "is a Guid, which the server does not generate; leave AutoId out and set it yourself";

        // The dimension is the collection's affair where the type does not tell.
        var fieldType = FieldType.Of(field) with { Dimension = field.Dimension ?? 1 };
        return line?.Fits(fieldType) == false ? $"is of type {type}, which does not fit a field of type {fieldType}" : null;
    }

    private RecordField<TRecord> Field(PropertyInfo property, MilvusFieldMap map, ClrType? line)
    {
        bool setsNull = PropertyNullability.AllowsNull(property);
        if (line is null)
            return JsonField(property, map, setsNull);

        if (PropertySchema.EnumOf(property.PropertyType) is { } type && line.Type == typeof(string))
            return EnumNameField(property, map, type);

        return Nullable.GetUnderlyingType(property.PropertyType) is { IsEnum: true } nullableEnum
            ? NullableEnumField(property, map, nullableEnum)
            : line.Property<TRecord>(property, map, setsNull);
    }

    /// <summary>Names are looked up by reflection, so values are boxed. A value without a name is its number.</summary>
    private static RecordField<TRecord, string?> EnumNameField(PropertyInfo property, MilvusFieldMap map, Type type) => new(
        map,
        record => property.GetValue(record)?.ToString(),
        (record, text) => property.SetValue(record, text is null ? null : Enum.TryParse(type, text, out object? value)
            ? value
            : throw new FieldValueException($"\"{text}\" is no {type.Name}")),
        CodecTable.Find<string>()!.For!,
        setsNull: Nullable.GetUnderlyingType(property.PropertyType) is not null);

    /// <summary>Neither delegate can be typed without code generated at run time; beside serialising, reflection is cheap.</summary>
    private RecordField<TRecord, object?> JsonField(PropertyInfo property, MilvusFieldMap map, bool setsNull)
    {
        var codec = JsonObjectCodec<object?>.For(property.PropertyType, json);
        var setter = MethodInvoker.Create(property.SetMethod!);
        return new RecordField<TRecord, object?>(
            map,
            property.PropertyType.IsValueType ? record => property.GetValue(record) : property.GetMethod!.CreateDelegate<Func<TRecord, object?>>(),
            (record, value) => setter.Invoke(record, value),
            field => field.Type == MilvusDataType.Json ? codec : null,
            setsNull);
    }

    /// <summary>A nullable enum has no delegate over its integer, so its values are boxed.</summary>
    private static RecordField<TRecord, long?> NullableEnumField(PropertyInfo property, MilvusFieldMap map, Type type) => new(
        map,
        record => property.GetValue(record) is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null,
        (record, value) => property.SetValue(record, value is { } number ? Enum.ToObject(type, number) : null),
        CodecTable.Find<long?>()!.For,
        setsNull: true);

    private void AddDynamic(PropertyInfo property)
    {
        if (_dynamic is not null)
            _problems.Add($"{_dynamic.Property} and {property.Name} are both marked [MilvusDynamicField], a collection has one");
        else if (property.PropertyType == typeof(Dictionary<string, object?>))
            _dynamic = Dynamic(property, property.SetMethod!.CreateDelegate<Action<TRecord, Dictionary<string, object?>>>());
        else if (property.PropertyType == typeof(IDictionary<string, object?>))
            _dynamic = Dynamic(property, property.SetMethod!.CreateDelegate<Action<TRecord, IDictionary<string, object?>>>());
        else
            _problems.Add($"{property.Name} is marked [MilvusDynamicField] and of type {TypeName.Of(property.PropertyType)}; it has to be a Dictionary<string, object?> or IDictionary<string, object?>");
    }

    private static DynamicAccess<TRecord> Dynamic(PropertyInfo property, Action<TRecord, Dictionary<string, object?>> set) =>
        new(property.Name, property.GetMethod!.CreateDelegate<Func<TRecord, IDictionary<string, object?>?>>(), set);
}
