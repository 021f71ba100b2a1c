using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Filters;

namespace Connectors.Milvus.VectorData.Tests.Filters;

/// <summary>How the properties of <see cref="Doc"/> are stored, for records or for dictionaries with the same names.</summary>
internal sealed class DocModel(bool isDictionary) : IFilterModel
{
    private static readonly Dictionary<string, FilterProperty> Properties = new(StringComparer.Ordinal)
    {
        ["Id"] = Integer<long>("Id", MilvusDataType.Int64),
        ["Bool"] = new("Bool", typeof(bool), MilvusDataType.Bool, MilvusDataType.None, IsNullable: false, value => value),
        ["NullableBool"] = new("NullableBool", typeof(bool?), MilvusDataType.Bool, MilvusDataType.None, IsNullable: true, value => value),
        ["Byte"] = Integer<byte>("Byte", MilvusDataType.Int16),
        ["Short"] = Integer<short>("Short", MilvusDataType.Int16),
        ["Int"] = Integer<int>("Int", MilvusDataType.Int32),
        ["Int2"] = Integer<int>("Int2", MilvusDataType.Int32),
        ["NullableInt"] = Integer<int?>("NullableInt", MilvusDataType.Int32),
        ["NullableInt2"] = Integer<int?>("NullableInt2", MilvusDataType.Int32),
        ["Long"] = Integer<long>("Long", MilvusDataType.Int64),
        ["Float"] = Floating<float>("Float", MilvusDataType.Float),
        ["Double"] = Floating<double>("Double", MilvusDataType.Double),
        ["NullableDouble"] = Floating<double?>("NullableDouble", MilvusDataType.Double),
        ["Decimal"] = Text<decimal>("Decimal", value => value.ToString("0.#############", CultureInfo.InvariantCulture)) with { KeepsOrder = false },
        ["Title"] = Text<string>("Title", value => value),
        ["String"] = Text<string>("String", value => value) with { IsNullable = true },
        ["Guid"] = Text<Guid>("Guid", value => value.ToString("D")),
        ["When"] = Ticks<DateTime>("when_ticks", value => value.Ticks),
        ["NullableWhen"] = Ticks<DateTime>("NullableWhen", value => value.Ticks) with { ClrType = typeof(DateTime?), IsNullable = true },
        ["Instant"] = Ticks<DateTimeOffset>("Instant", value => value.UtcTicks),
        ["Day"] = Ticks<DateOnly>("Day", value => value.DayNumber),
        ["Time"] = Ticks<TimeOnly>("Time", value => value.Ticks),
        ["Color"] = Integer<Color>("Color", MilvusDataType.Int16),
        ["NullableColor"] = Integer<Color?>("NullableColor", MilvusDataType.Int16),
        ["Letter"] = Text<char>("Letter", value => value.ToString()),
        ["StringArray"] = Text<string>("StringArray", value => value) with { ClrType = typeof(string[]), DataType = MilvusDataType.Array },
        ["StringList"] = Text<string>("StringList", value => value) with { ClrType = typeof(List<string>), DataType = MilvusDataType.Array },
        ["Ints"] = Integer<int>("Ints", MilvusDataType.Array) with { ClrType = typeof(int[]), ElementType = MilvusDataType.Int32 },
        ["NullableList"] = Text<string>("NullableList", value => value) with
        {
            ClrType = typeof(List<string>), DataType = MilvusDataType.Array, IsNullable = true,
        },
        ["Json"] = Text<string>("Json", value => value) with { DataType = MilvusDataType.Json },
        ["Vector"] = Text<object>("Vector", value => value) with { ClrType = typeof(ReadOnlyMemory<float>), DataType = MilvusDataType.FloatVector },
    };

    public static DocModel Records { get; } = new(isDictionary: false);

    public static DocModel Dictionaries { get; } = new(isDictionary: true);

    public bool IsDictionary => isDictionary;

    public FilterProperty Key => Properties["Id"];

    public IEnumerable<string> PropertyNames => Properties.Keys;

    public bool TryGetProperty(string clrName, [NotNullWhen(true)] out FilterProperty? property) => Properties.TryGetValue(clrName, out property);

    private static FilterProperty Integer<T>(string name, MilvusDataType type) =>
        new(name, typeof(T), type, MilvusDataType.None, Nullable.GetUnderlyingType(typeof(T)) is not null, value => Convert.ToInt64(value, CultureInfo.InvariantCulture));

    private static FilterProperty Floating<T>(string name, MilvusDataType type) =>
        new(name, typeof(T), type, MilvusDataType.None, Nullable.GetUnderlyingType(typeof(T)) is not null, value => Convert.ToDouble(value, CultureInfo.InvariantCulture));

    private static FilterProperty Text<T>(string name, Func<T, object> encode) =>
        new(name, typeof(T), MilvusDataType.VarChar, MilvusDataType.VarChar, IsNullable: false, value => encode((T)value));

    private static FilterProperty Ticks<T>(string name, Func<T, long> encode) =>
        new(name, typeof(T), MilvusDataType.Int64, MilvusDataType.None, IsNullable: false, value => encode((T)value));
}
