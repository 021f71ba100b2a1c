using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;
using Connectors.Milvus.VectorData.Mapping;
using Connectors.Milvus.VectorData.Tests.Support;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests;

/// <summary>What a program compiled ahead of time relies on: collections that keep their record types, and JSON by type information.</summary>
public sealed class WithoutReflectionTests(MilvusFixture milvus) : IClassFixture<MilvusFixture>
{
    private static readonly JsonSerializerOptions Options = PlaceTypes.Default.Options;

    [ServerFact(Requires = ServerFeature.FilterLanguage)]
    public async Task Attributed_records_with_JSON_by_a_context_round_trip_and_are_filtered_by_its_names()
    {
        using MilvusVectorStore store = new(milvus.Client, ownsClient: false, new() { JsonSerializerOptions = Options });
        MilvusCollection<string, Visit> visits = store.GetRecordCollection<string, Visit>(milvus.Name("visits"));
        await visits.EnsureCollectionExistsAsync();
        await visits.UpsertAsync([
            new() { Key = "a", Place = new Place("Oslo", 2), Vector = new float[] { 1, 0 } },
            new() { Key = "b", Place = null, Vector = new float[] { 0, 1 } }]);

        Visit found = await visits.GetAsync(visit => visit.Place!.City == "Oslo" && visit.Place.Floor > 1, top: 5).SingleAsync();

        Assert.Equal(("a", new Place("Oslo", 2)), (found.Key, found.Place));
        Assert.Null((await visits.GetAsync("b"))!.Place);
        var field = (await milvus.Client.QueryAsync<Dictionary<string, object?>>(visits.Name, "Key == \"a\"", new() { OutputFields = ["Place"] })).Single();
        Assert.Equal("""{"city":"Oslo","floor":2}""", field["Place"]!.ToString());
    }

    [Fact]
    public async Task A_codec_by_type_information_writes_and_reads_what_serialisation_does()
    {
        PropertyCodec codec = JsonCodecs.ByTypeInfo(typeof(Place), Options)!;
        var properties = new ClrPropertyAccess<Visit>(typeof(Visit).GetProperty(nameof(Visit.Place))!);
        var fields = new RecordFields<Visit>(() => new Visit(), generates: false, json: null);
        fields.Add(MilvusFieldSchema.VarChar("Key", 100) with { IsPrimaryKey = true }, visit => visit.Key, (visit, key) => visit.Key = key, "Key");
        codec.AddTo(fields, codec.Field("Place") with { IsNullable = true }, "Place", properties, acceptsNull: true);
        fields.Add(MilvusFieldSchema.FloatVector("Vector", 2), visit => visit.Vector, (visit, vector) => visit.Vector = vector, "Vector");
        MilvusRecordMap<Visit> map = fields.BuildRecords();
        string name = milvus.Name("by_type_info");
        await milvus.Client.CreateCollectionAsync(
            name, map.ToSchema(), new() { Indexes = [new MilvusIndexParams { FieldName = "Vector", IndexType = "FLAT", MetricType = "COSINE" }] });

        Visit[] written =
        [
            new() { Key = "a", Place = new Place("Tromsø \"1\"", int.MinValue), Vector = new float[] { 1, 0 } },
            new() { Key = "b", Place = null, Vector = new float[] { 0, 1 } },
        ];
        await milvus.Client.InsertAsync(name, (IEnumerable<Visit>)written, options: null, map);
        IReadOnlyList<Visit> read = await milvus.Client.QueryAsync(name, "Key != \"\"", new MilvusQueryOptions { Limit = 5 }, map);

        Assert.Equal(written.Select(visit => visit.Place), read.OrderBy(visit => visit.Key, StringComparer.Ordinal).Select(visit => visit.Place));
        Assert.Equal((MilvusDataType.Json, false), (codec.DataType, codec.IsOrdered));
        Assert.Throws<NotSupportedException>(() => codec.FilterValue(written[0].Place!));
    }

    [Fact]
    public void There_is_no_codec_of_a_type_that_the_options_do_not_know()
    {
        Assert.Null(JsonCodecs.ByTypeInfo(typeof(Visit), Options));
        Assert.Null(JsonCodecs.ByTypeInfo(typeof(Place), new JsonSerializerOptions()));
        Assert.Null(JsonCodecs.ByTypeInfo(typeof(Place), null));
    }

    internal sealed class Visit
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData]
        public Place? Place { get; set; }

        [VectorStoreVector(2)]
        public ReadOnlyMemory<float> Vector { get; set; }
    }
}

internal sealed record Place(string City, int Floor);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Place))]
internal sealed partial class PlaceTypes : JsonSerializerContext;
