using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>Every data type, stored, returned and found by equality, in classes and in dictionaries.</summary>
public sealed class DataTypeTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    [Fact]
    public Task Byte() => Test<byte>(byte.MaxValue, 0);

    [Fact]
    public Task SByte() => Test(sbyte.MinValue, sbyte.MaxValue);

    [Fact]
    public Task Short() => Test(short.MinValue, short.MaxValue);

    [Fact]
    public Task Int() => Test(int.MinValue, int.MaxValue);

    [Fact]
    public Task Long() => Test(long.MinValue, long.MaxValue);

    [Fact]
    public Task Float() => Test(8.5f, float.MinValue);

    [Fact]
    public Task Double() => Test(0.1, double.MaxValue);

    [Fact]
    public Task Decimal() => Test(79228162514264337593543950335m, -0.0000000000000000000000000001m);

    [Fact]
    public Task Decimal_is_found_whatever_its_trailing_zeros() => Test(1.50m, 150m, search: 1.5m);

    [Fact]
    public Task Decimal_zero_has_no_sign() => Test(-0.0m, 1m, search: 0m);

    [Fact]
    public Task String() => Test("it's \"quoted\" \\ and\n\u4e16\u754c 🌍", "");

    [Fact]
    public Task Bool() => Test(true, false);

    [Fact]
    public Task Guids() => Test(new Guid("603840bf-cf91-4521-8b8e-8b6a2e75910a"), Guid.Empty);

    [Fact]
    public Task DateTimes() => Test(new DateTime(2020, 1, 1, 12, 30, 45, 678).AddTicks(9), DateTime.MaxValue);

    [Fact]
    public Task DateTimeOffsets() => Test(new DateTimeOffset(2020, 1, 1, 12, 30, 45, TimeSpan.FromHours(2)), DateTimeOffset.MinValue);

    [Fact]
    public Task DateOnlys() => Test(new DateOnly(2020, 1, 1), DateOnly.MaxValue);

    [Fact]
    public Task TimeOnlys() => Test(new TimeOnly(12, 30, 45).Add(TimeSpan.FromTicks(7)), TimeOnly.MinValue);

    [Fact]
    public Task UShort() => Test(ushort.MaxValue, ushort.MinValue);

    [Fact]
    public Task UInt() => Test(uint.MaxValue, uint.MinValue);

    [Fact]
    public Task Char() => Test('\u4e16', '\'');

    [Fact]
    public Task TimeSpans() => Test(TimeSpan.FromTicks(-7), TimeSpan.MaxValue);

    [Fact]
    public Task Enums() => Test(DayOfWeek.Saturday, DayOfWeek.Sunday);

    [Fact]
    public Task Enums_of_bytes() => Test(Size.Large, Size.Small);

    [Fact]
    public Task Nullable_enum() => Test<Size?>(Size.Large, null);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Enum_array() => TestList<Size[]>([Size.Large, Size.Small], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Enum_list() => TestList<List<DayOfWeek>>([DayOfWeek.Friday], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Read_only_list() => TestList<IReadOnlyList<string>>(["foo", "bar"], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Char_list() => TestList<List<char>>(['a', '\u00e9'], []);

    [Fact]
    public Task Nested_object() => TestList(new Address("Main \"Street\"", 7, new Point { X = 1, Y = -2.5 }), new Address("", 0, default));

    [Fact]
    public Task Nested_value() => TestList(new Point { X = 1, Y = 2 }, default);

    [Fact]
    public Task Nullable_nested_object() => TestList<Address?>(new Address("s", 1, default), null);

    [Fact]
    public Task Nullable_nested_value() => TestList<Point?>(new Point { X = 1 }, null);

    [Fact]
    public Task List_of_nested_objects() => TestList<List<Address>>([new("a", 1, default), new("b", 2, default)], []);

    [Fact]
    public Task Dictionary_of_numbers() => TestList<Dictionary<string, int>>(new() { ["one"] = 1, ["t'wo"] = 2 }, []);

    [Fact]
    public async Task Json_element()
    {
        using var document = JsonDocument.Parse("""{"a": [1, "two", null], "b": {"c": true}}""");
        using var other = JsonDocument.Parse("[]");

        (VectorStoreCollection<int, Holder<JsonElement>> typed, VectorStoreCollection<object, Dictionary<string, object?>> dynamic) =
            await FilledAsync(document.RootElement, other.RootElement);

        Assert.True(JsonElement.DeepEquals(document.RootElement, (await typed.GetAsync(1))!.Value));
        Assert.True(JsonElement.DeepEquals(document.RootElement, (JsonElement)(await dynamic.GetAsync(1))!["Value"]!));
    }

    [Fact]
    public async Task Json_node()
    {
        JsonNode node = JsonNode.Parse("""{"a": [1, "two"]}""")!;

        (VectorStoreCollection<int, Holder<JsonNode>> typed, _) = await FilledAsync(node, JsonNode.Parse("{}")!);

        Assert.True(JsonNode.DeepEquals(node, (await typed.GetAsync(1))!.Value));
    }

    [Fact]
    public async Task Nested_objects_are_serialised_as_the_options_say()
    {
        var options = new MilvusCollectionOptions { JsonSerializerOptions = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower } };
        using var collection = new MilvusCollection<int, Holder<Address>>(milvus.Client, milvus.Name("Snake"), ownsClient: false, options);
        await collection.EnsureCollectionExistsAsync();
        await collection.UpsertAsync(new Holder<Address> { Key = 1, Value = new Address("Main", 7, default) });

        IReadOnlyList<Dictionary<string, object?>> rows = await milvus.Client.QueryAsync<Dictionary<string, object?>>(collection.Name, "Value[\"house_number\"] == 7");

        Assert.Single(rows);
        Assert.Equal("Main", (await collection.GetAsync(1))!.Value.Street);
    }

    [Fact]
    public async Task A_value_of_another_enum_is_refused_by_the_property_s_name()
    {
        VectorStoreCollection<object, Dictionary<string, object?>> dynamic = await milvus.CreateDynamicAsync("OtherEnum", Definition(typeof(Size)));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => dynamic.UpsertAsync(new Dictionary<string, object?> { ["Key"] = 1, ["Value"] = DayOfWeek.Friday }));

        Assert.Contains("'Value' holds a value of another type: it is 'DayOfWeek', not 'Size'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Nullable_value_type() => Test<int?>(8, null);

    [Fact]
    public Task Nullable_decimal() => Test<decimal?>(8.5m, null);

    [Fact]
    public Task Nullable_guid() => Test<Guid?>(Guid.Empty, null);

    [Fact]
    public Task Nullable_string() => Test<string?>("text", null);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task String_array() => TestList<string[]>(["foo", "bar, 'b'"], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task String_list() => TestList<List<string>>(["foo", "bar"], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Int_array() => TestList<int[]>([1, -2], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Float_array() => TestList<float[]>([1.5f, -2.25f], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Bool_list() => TestList<List<bool>>([true, false], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Byte_array() => TestList<byte[]>([0, 255], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Guid_array() => TestList<Guid[]>([new Guid("603840bf-cf91-4521-8b8e-8b6a2e75910a"), Guid.Empty], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Decimal_list() => TestList<List<decimal>>([1.5m, -3m], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task DateTime_array() => TestList<DateTime[]>([new DateTime(2020, 1, 1), DateTime.MinValue], []);

    [ServerFact(Requires = ServerFeature.ArrayIndexes)]
    public Task Nullable_list() => TestList<List<string>?>(["foo"], null);

    [Fact]
    public async Task Text_that_is_too_long_is_refused_by_its_bytes()
    {
        VectorStoreCollection<int, Holder<string>> collection = await milvus.CreateAsync<int, Holder<string>>("TooLong");

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => collection.UpsertAsync(new Holder<string> { Key = 1, Value = new string('世', 21_846) }));

        Assert.Contains("Value", error.Message, StringComparison.Ordinal);
        Assert.Contains("65", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_any_culture_are_stored_alike()
    {
        using var german = new CultureScope("de-DE");

        await Test(1.5m, -2.25m);
    }

    private Task Test<T>(T value, T other) => Test(value, other, value);

    private async Task Test<T>(T value, T other, T search)
    {
        (VectorStoreCollection<int, Holder<T>> typed, VectorStoreCollection<object, Dictionary<string, object?>> dynamic) = await FilledAsync(value, other);

        Assert.Equal(value, (await typed.GetAsync(1))!.Value);
        Assert.Equal(other, (await typed.GetAsync(2))!.Value);
        Assert.Equal((object?)value, (await dynamic.GetAsync(1))!["Value"]);
        Assert.Equal((object?)other, (await dynamic.GetAsync(2))!["Value"]);
        Assert.Equal(1, (await typed.GetAsync(Equal(search), top: 10).SingleAsync()).Key);
        Assert.Equal(2, (await typed.GetAsync(Equal(other), top: 10).SingleAsync()).Key);
    }

    private async Task TestList<T>(T value, T other)
    {
        (VectorStoreCollection<int, Holder<T>> typed, VectorStoreCollection<object, Dictionary<string, object?>> dynamic) = await FilledAsync(value, other);

        Assert.Equal(value, (await typed.GetAsync(1))!.Value);
        Assert.Equal(other, (await typed.GetAsync(2))!.Value);
        Assert.Equal((object?)value, (await dynamic.GetAsync(1))!["Value"]);
    }

    private async Task<(VectorStoreCollection<int, Holder<T>> Typed, VectorStoreCollection<object, Dictionary<string, object?>> Dynamic)> FilledAsync<T>(T value, T other)
    {
        string name = $"Type{Guid.NewGuid():N}";
        VectorStoreCollectionDefinition definition = Definition(typeof(T));
        VectorStoreCollection<object, Dictionary<string, object?>> dynamic = await milvus.CreateDynamicAsync(name, definition);
        VectorStoreCollection<int, Holder<T>> typed = milvus.Store.GetCollection<int, Holder<T>>(milvus.Name(name), definition);
        await typed.UpsertAsync(new Holder<T> { Key = 1, Value = value });
        await dynamic.UpsertAsync(new Dictionary<string, object?> { ["Key"] = 2, ["Value"] = other });
        return (typed, dynamic);
    }

    private static System.Linq.Expressions.Expression<Func<Holder<T>, bool>> Equal<T>(T value)
    {
        var record = System.Linq.Expressions.Expression.Parameter(typeof(Holder<T>), "r");
        return System.Linq.Expressions.Expression.Lambda<Func<Holder<T>, bool>>(
            System.Linq.Expressions.Expression.Equal(
                System.Linq.Expressions.Expression.Property(record, "Value"), System.Linq.Expressions.Expression.Constant(value, typeof(T))),
            record);
    }

    private static VectorStoreCollectionDefinition Definition(Type type) => new()
    {
        Properties = [new VectorStoreKeyProperty("Key", typeof(int)), new VectorStoreDataProperty("Value", type) { IsIndexed = true }],
    };

    public enum Size : byte
    {
        Small,
        Large = 200,
    }

    public record struct Point
    {
        public int X { get; set; }

        public double Y { get; set; }
    }

    public sealed record Address(string Street, int HouseNumber, Point Place);

    public sealed class Holder<T>
    {
        [VectorStoreKey]
        public int Key { get; set; }

        [VectorStoreData(IsIndexed = true)]
        public T Value { get; set; } = default!;
    }
}
