namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>A record type meets a collection that it fits, or does not.</summary>
public sealed class RecordBindingTests
{
    private static readonly MilvusFieldSchema Id = MilvusFieldSchema.Int64("id", isPrimaryKey: true);
    private static readonly MilvusFieldSchema Vector = MilvusFieldSchema.FloatVector("vector", 2);

    [Fact]
    public void A_name_taken_from_the_property_may_differ_in_case()
    {
        var sent = RecordWire.Insert(Map<Doc>(), RecordWire.Collection(Id, MilvusFieldSchema.VarChar("text", 9), Vector), [new Doc()]);

        Assert.Equal(["id", "text", "vector"], sent.FieldsData.Select(column => column.FieldName));
    }

    [Fact]
    public void A_given_name_has_to_match()
    {
        string message = Misfit<Named>(RecordWire.Collection(Id, MilvusFieldSchema.VarChar("text", 9)));

        Assert.Contains("Named does not fit collection 'docs' (id Int64, text VarChar(9)): Text → 'TEXT': the collection has no such field", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_does_not_fit_is_listed()
    {
        string message = Misfit<Doc>(RecordWire.Collection(Id, MilvusFieldSchema.Int64("text"), MilvusFieldSchema.Json("Vector")));

        Assert.Contains("Text → 'text': string does not fit Int64", message, StringComparison.Ordinal);
        Assert.Contains("Vector → 'Vector': float[] does not fit Json", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_field_without_property_matters_for_writing_only()
    {
        var collection = RecordWire.Collection(Id, MilvusFieldSchema.VarChar("text", 9), Vector, MilvusFieldSchema.Int8("kind"), MilvusFieldSchema.Int8("level"));
        var plan = RecordPlan<Doc>.For(Map<Doc>(), collection);

        Assert.Equal(["id", "text"], plan.OutputFields(includeVectors: false));
        Assert.Contains(
            "Doc cannot be written to collection 'docs': no property is stored in 'kind', 'level', and such a field needs a value",
            Assert.Throws<RecordSchemaException>(() => RecordWire.Insert(plan, [new Doc()])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_the_server_fills_may_be_missing()
    {
        var collection = RecordWire.Collection(
            Id,
            MilvusFieldSchema.VarChar("text", 9),
            Vector,
            MilvusFieldSchema.Int8("nullable") with { IsNullable = true },
            MilvusFieldSchema.Int8("default") with { DefaultValue = 1 },
            MilvusFieldSchema.FloatVector("computed", 2) with { IsFunctionOutput = true });

        var sent = RecordWire.Insert(Map<Doc>(), collection, new Doc());

        Assert.Equal(["id", "text", "vector"], sent.FieldsData.Select(column => column.FieldName));
    }

    [Fact]
    public void A_generated_key_stays_out_of_inserts_and_goes_with_upserts()
    {
        var plan = RecordPlan<Doc>.For(Map<Doc>(), RecordWire.Collection(Id with { AutoId = true }, MilvusFieldSchema.VarChar("text", 9), Vector));

        var insert = RecordWire.Insert(plan, [new Doc()]);
        var upsert = Protocol.UpsertRequest.Parser.ParseFrom(RecordWire.Bytes(plan.EncodeUpsert(new Protocol.UpsertRequest(), [new Doc()])));

        Assert.Equal(["text", "vector"], insert.FieldsData.Select(column => column.FieldName));
        Assert.Equal(["id", "text", "vector"], upsert.FieldsData.Select(column => column.FieldName));
        Assert.Equal(1u, upsert.NumRows);
    }

    [Fact]
    public void A_plan_is_compiled_once_for_each_schema()
    {
        var map = Map<Doc>();
        var collection = RecordWire.Collection(Id, MilvusFieldSchema.VarChar("text", 9), Vector);

        Assert.Same(RecordPlan<Doc>.For(map, collection), RecordPlan<Doc>.For(map, collection));
        Assert.NotSame(RecordPlan<Doc>.For(map, collection), RecordPlan<Doc>.For(map, collection with { Generation = 2 }));
    }

    [Fact]
    public async Task Many_threads_share_maps_and_plans()
    {
        var collections = Enumerable.Range(0, 8)
            .Select(_ => RecordWire.Collection(Id, MilvusFieldSchema.VarChar("text", 9), Vector)).ToArray();
        using var start = new Barrier(8);

        var plans = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return collections.Select(collection =>
                {
                    var plan = RecordPlan<Doc>.For(MilvusRecordMap.Default<Doc>(), collection);
                    Assert.Equal("t", RecordWire.Insert(plan, [new Doc { Text = "t" }]).FieldsData[1].Scalars.StringData.Data[0]);
                    return plan;
                }).ToArray();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(plans, seen => Assert.Equal(plans[0], seen));
    }

    private static MilvusRecordMap<TRecord> Map<TRecord>()
        where TRecord : class =>
        MilvusRecordMap.FromAttributes<TRecord>();

    private static string Misfit<TRecord>(CollectionSchemaEntry collection)
        where TRecord : class =>
        Assert.Throws<RecordSchemaException>(() => RecordPlan<TRecord>.For(Map<TRecord>(), collection)).Message;

    private sealed class Doc
    {
        public long Id { get; set; }

        public string Text { get; set; } = "";

        public float[] Vector { get; set; } = [1, 2];
    }

    private sealed class Named
    {
        public long Id { get; set; }

        [MilvusField("TEXT")]
        public string Text { get; set; } = "";
    }
}
