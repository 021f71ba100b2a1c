using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local.Tests.Rpcs;

/// <summary>Moments are answered in the zone that the read asks for.</summary>
public sealed class TimeZoneTests
{
    [Theory]
    [InlineData("", "2026-07-01T10:00:00Z")]
    [InlineData("Europe/Berlin", "2026-07-01T12:00:00+02:00")]
    [InlineData("UTC", "2026-07-01T10:00:00Z")]
    public async Task The_parameter_timezone_decides_in_queries_and_searches(string zone, string expected)
    {
        await using var file = new LocalFile();
        await FillAsync(file);
        var search = Samples.Search("c", 1, 0);
        search.OutputFields.Add("at");
        search.SearchParams.Add(Samples.Pair("timezone", zone));

        var rows = await file.SucceedAsync(MilvusRpcs.Query, Query("timezone", zone));
        var hits = await file.SucceedAsync(MilvusRpcs.Search, search);

        Assert.Equal([expected, ""], Texts(rows.FieldsData.Single(field => field.FieldName == "at")));
        Assert.Equal([expected, ""], Texts(hits.Results.FieldsData.Single(field => field.FieldName == "at")));
    }

    [Fact]
    public async Task Zones_that_nobody_knows_and_time_fields_are_refused_by_name()
    {
        await using var file = new LocalFile();
        await FillAsync(file);

        await file.FailAsync(MilvusRpcs.Query, Query("timezone", "Mars/Olympus"), 1100, "unknown timezone Mars/Olympus");
        await file.FailAsync(MilvusRpcs.Query, Query("time_fields", "year"), 10, "time_fields");
    }

    private static QueryRequest Query(string key, string value)
        => new() { CollectionName = "c", Expr = "id > 0", OutputFields = { "at" }, QueryParams = { Samples.Pair(key, value) } };

    private static IEnumerable<string> Texts(FieldData field)
        => field.Scalars.StringData.Data.Select((text, row) => field.ValidData.Count == 0 || field.ValidData[row] ? text : "");

    private static async Task FillAsync(LocalFile file)
    {
        var schema = Samples.Schema("c");
        schema.Fields.Add(new FieldSchema { Name = "at", DataType = DataType.Timestamptz, Nullable = true });
        await file.SucceedAsync(MilvusRpcs.CreateCollection, Samples.Create(schema));
        await file.SucceedAsync(MilvusRpcs.CreateIndex, Samples.Index("c"));
        await file.SucceedAsync(MilvusRpcs.LoadCollection, new LoadCollectionRequest { CollectionName = "c" });
        await file.SucceedAsync(MilvusRpcs.Insert, new InsertRequest
        {
            CollectionName = "c",
            NumRows = 2,
            FieldsData =
            {
                Samples.Longs("id", 1, 2),
                Samples.Vectors("v", 1, 0, 2, 0),
                new FieldData
                {
                    Type = DataType.Timestamptz,
                    FieldName = "at",
                    Scalars = new ScalarField { StringData = new StringArray { Data = { "2026-07-01T10:00:00Z" } } },
                    ValidData = { true, false },
                },
            },
        });
    }
}
