using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Derives the field of a property from its type and its marks.</summary>
internal static class PropertySchema
{
    /// <summary>The CLR type that travels: an enum travels as its integer, a nullable one as a nullable long.</summary>
    public static Type Stored(Type type) => type switch
    {
        { IsEnum: true } => Enum.GetUnderlyingType(type),
        _ when Nullable.GetUnderlyingType(type) is { IsEnum: true } => typeof(long?),
        _ => type,
    };

    /// <summary>The enum that a property holds, nullable or not.</summary>
    public static Type? EnumOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } found ? found : null;

    /// <summary>Whether a property is an enum whose field is marked as text.</summary>
    public static bool IsEnumByName(MappedProperty property) =>
        property.Field is { DataType: MilvusDataType.VarChar } && EnumOf(property.Info.PropertyType) is not null;

    /// <exception cref="FieldValueException">The marks contradict the type or a limit.</exception>
    public static MilvusFieldSchema Of(MappedProperty property, ClrType? line)
    {
        MilvusDataType type = DataType(property, line);
        bool isVector = IsVector(type);
        MilvusDataType elementType = ElementType(property, type, line);
        var field = new MilvusFieldSchema
        {
            Name = property.GivenName ?? property.Name,
            DataType = type,
            Description = property.Key?.Description ?? property.Field?.Description ?? property.Vector?.Description ?? "",
            IsPrimaryKey = property.IsKey,
            AutoId = property.Key?.AutoId ?? false,
            IsNullable = !property.IsKey && (isVector
                ? property.Vector?.Nullable ?? false
                : property.Field?.NullableOrUnset ?? PropertyNullability.AllowsNull(property.Info)),
            DefaultValue = property.Field?.Default is { } value ? Default(type, value) : null,
            Dimension = isVector ? Dimension(property, type) : null,
            ElementType = elementType,
            MaxLength = MaxLength(property, type == MilvusDataType.Array ? elementType : type, line),
            MaxCapacity = type == MilvusDataType.Array ? Limit(property.Field?.MaxCapacity ?? 0, FieldType.LargestMaxCapacity, "MaxCapacity") : null,
            IsPartitionKey = property.Field?.IsPartitionKey ?? false,
            IsClusteringKey = property.Field?.IsClusteringKey ?? false,
        };
        if ((property.Field?.MmapOrUnset ?? property.Vector?.MmapOrUnset) is { } isMapped)
            field = field with { TypeParams = new Dictionary<string, string>(StringComparer.Ordinal) { [MilvusProperties.Mmap] = isMapped ? "true" : "false" } };

        return property.Field is { } mark ? Analysed(field, mark) : field;
    }

    public static MilvusIndexParams? Index(MappedProperty property, MilvusFieldSchema field)
    {
        if (field.IsVector)
        {
            return new MilvusIndexParams
            {
                FieldName = field.Name,
                IndexType = property.Vector?.IndexType ?? MilvusIndexTypes.AutoIndex,
                MetricType = property.Vector?.MetricType ?? MetricType(field.DataType),
                Params = property.Vector?.IndexParams is { } json ? JsonParameters.Read(nameof(property.Vector.IndexParams), json) : null,
            };
        }

        if (property.Field is { IndexType: null, IndexParams: not null })
            throw new FieldValueException("IndexParams say nothing without an IndexType");

        return property.Field?.IndexType is { } type
            ? new MilvusIndexParams
            {
                FieldName = field.Name,
                IndexType = type,
                Params = property.Field.IndexParams is { } parameters ? JsonParameters.Read(nameof(property.Field.IndexParams), parameters) : null,
            }
            : null;
    }

    private static MilvusFieldSchema Analysed(MilvusFieldSchema field, MilvusFieldAttribute mark)
    {
        bool isAnalysed = mark.EnableAnalyzer || mark.AnalyzerParams is not null;
        if (!isAnalysed && !mark.EnableMatch)
            return field;

        if (field.DataType is not (MilvusDataType.VarChar or MilvusDataType.Text))
            throw new FieldValueException($"analyzers are for text, the field is {field.DataType}");

        MilvusFieldSchema analysed = isAnalysed ? field.WithAnalyzer(mark.AnalyzerParams) : field;
        return mark.EnableMatch ? analysed.WithTextMatch() : analysed;
    }

    private static MilvusDataType DataType(MappedProperty property, ClrType? line)
    {
        if (property.Field is { DataType: not MilvusDataType.None } field)
            return field.DataType;

        if (property.Field is { ElementType: not MilvusDataType.None })
            return MilvusDataType.Array;

        if (property.Vector is { } vector)
            return VectorType(vector, property, line);

        if (line is null)
            return MilvusDataType.None;

        // Keys are Int64 or VarChar; smaller integers fit the former.
        bool isSmallKey = property.IsKey && line.DataType is MilvusDataType.Int8 or MilvusDataType.Int16 or MilvusDataType.Int32;
        return isSmallKey ? MilvusDataType.Int64 : line.DataType;
    }

    /// <summary>A vector of the marked kind, or of the property's: what is a list of signed bytes to others is a vector here.</summary>
    private static MilvusDataType VectorType(MilvusVectorAttribute vector, MappedProperty property, ClrType? line)
    {
        if (vector.Type != MilvusDataType.None)
            return IsVector(vector.Type) ? vector.Type : throw new FieldValueException($"Type is {vector.Type}, which is no kind of vector");

        return property.Info.PropertyType == typeof(sbyte[]) ? MilvusDataType.Int8Vector : line?.DataType ?? MilvusDataType.None;
    }

    private static bool IsVector(MilvusDataType type) => type is >= MilvusDataType.BinaryVector and <= MilvusDataType.Int8Vector;

    private static int? Dimension(MappedProperty property, MilvusDataType type)
    {
        if (type == MilvusDataType.SparseFloatVector)
        {
            return property.Vector is null or { Dimension: 0 }
                ? null
                : throw new FieldValueException("a sparse vector has no dimension; use [MilvusVector] without one");
        }

        if (property.Vector is not { } vector)
            return null;

        if (type != MilvusDataType.BinaryVector)
            return Within(vector.Dimension, FieldType.LargestDimension, "dimension");

        return vector.Dimension % 8 == 0
            ? Within(vector.Dimension, FieldType.LargestDimension * 8, "dimension")
            : throw new FieldValueException($"dimension is {vector.Dimension}, a binary vector has a multiple of 8 bits");
    }

    private static string MetricType(MilvusDataType type) => type switch
    {
        MilvusDataType.BinaryVector => MilvusMetricTypes.Hamming,
        MilvusDataType.SparseFloatVector => MilvusMetricTypes.IP,
        _ => MilvusMetricTypes.Cosine,
    };

    private static MilvusDataType ElementType(MappedProperty property, MilvusDataType type, ClrType? line)
    {
        MilvusDataType marked = property.Field?.ElementType ?? MilvusDataType.None;
        if (type != MilvusDataType.Array)
            return marked == MilvusDataType.None ? marked : throw new FieldValueException($"ElementType is for arrays, the field is {type}");

        if (marked != MilvusDataType.None || line is null)
            return marked;

        return line.ElementType != MilvusDataType.None ? line.ElementType
            : property.Info.PropertyType.GetElementType() is { } element ? CodecTable.Find(element)?.DataType ?? MilvusDataType.None
            : MilvusDataType.None;
    }

    private static int? MaxLength(MappedProperty property, MilvusDataType type, ClrType? line)
    {
        bool isText = type == MilvusDataType.VarChar;
        int given = property.Key?.MaxLength ?? property.Field?.MaxLength ?? 0;
        if (!isText)
            return given == 0 ? null : throw new FieldValueException($"MaxLength is for text, the field holds {type}");

        return given == 0 && line?.TextLength is { } length ? length : Limit(given, FieldType.LargestMaxLength, "MaxLength");
    }

    /// <summary>A limit as given, or the largest where it is 0.</summary>
    public static int Limit(int given, int largest, string name) => given == 0 ? largest : Within(given, largest, name);

    private static int Within(int given, int largest, string name) => given >= 1 && given <= largest
        ? given
        : throw new FieldValueException($"{name} is {given}, it has to be 1 to {largest}");

    private static object Default(MilvusDataType type, object value) => type switch
    {
        MilvusDataType.Bool => LooseValue.ToBool(value),
        MilvusDataType.Int8 => (int)LooseValue.ToInteger<sbyte>(value),
        MilvusDataType.Int16 => (int)LooseValue.ToInteger<short>(value),
        MilvusDataType.Int32 => LooseValue.ToInteger<int>(value),
        MilvusDataType.Int64 => LooseValue.ToInteger<long>(value),
        MilvusDataType.Float => LooseValue.ToFloat(value),
        MilvusDataType.Double => LooseValue.ToDouble(value),
        MilvusDataType.VarChar or MilvusDataType.Json or MilvusDataType.Timestamptz or MilvusDataType.Geometry => LooseValue.ToText(value),
        _ => throw new FieldValueException($"fields of type {type} have no default"),
    };
}
