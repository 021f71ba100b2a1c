using static Connectors.Milvus.Client.Tests.Records.Structs.Articles;

namespace Connectors.Milvus.Client.Tests.Records.Structs;

/// <summary>Arrays of structs in record maps: the schema and indexes they make, and the types they refuse.</summary>
public sealed class StructMapTests
{
    [Fact]
    public void Attributes_make_the_field_and_an_index_for_each_vector()
    {
        var map = MilvusRecordMap.FromAttributes<Article>();

        var schema = map.ToSchema();
        var index = Assert.Single(map.ToIndexes());

        SchemaRules.Check(schema);
        Assert.Equal(["Id"], schema.Fields.Select(field => field.Name));
        Assert.Null(SchemaComparison.FirstDifference(schema, new MilvusCollectionSchema { Fields = [Id], StructFields = [Chunks] }));
        Assert.Equal(("Chunks[vector]", MilvusMetricTypes.MaxSimCosine), (index.FieldName, index.MetricType));
    }

    [Fact]
    public void A_builder_makes_the_same()
    {
        var chunks = new MilvusRecordMapBuilder<Chunk>(() => new Chunk())
            .Field(Chunks.Fields[0], chunk => chunk.Text, (chunk, value) => chunk.Text = value)
            .Field(Chunks.Fields[1], chunk => chunk.Page, (chunk, value) => chunk.Page = value)
            .Field(Chunks.Fields[2], chunk => chunk.Vector, (chunk, value) => chunk.Vector = value)
            .Index(new MilvusIndexParams { FieldName = "vector", MetricType = MilvusMetricTypes.Cosine })
            .Build();
        var map = new MilvusRecordMapBuilder<Article>(() => new Article())
            .Field(Id, article => article.Id, (article, value) => article.Id = value)
            .Struct("Chunks", 3, article => article.Chunks, (article, value) => article.Chunks = value?.ToList(), chunks)
            .Build();
        Article[] articles = [new() { Id = 4, Chunks = [Chunk("a", 1, 1, 2)] }, new() { Id = 5 }];

        var sent = RecordWire.Insert(map, Collection(Chunks), articles);
        var read = RecordPlan<Article>.For(map, Collection(Chunks)).Read([.. sent.FieldsData.Take(1), Answer(sent.FieldsData[1])], null, null, [], 2);

        Assert.Equal(RecordWire.Insert(MilvusRecordMap.FromAttributes<Article>(), Collection(Chunks), articles), sent);
        Assert.Equal(articles.Select(article => Show(article.Chunks)), read.Select(article => Show(article.Chunks)));
        Assert.Equal([("Chunks[vector]", "COSINE")], map.ToIndexes().Select(index => (index.FieldName, index.MetricType!)));
        Assert.Null(SchemaComparison.FirstDifference(MilvusRecordMap.FromAttributes<Article>().ToSchema(), map.ToSchema()));
    }

    [Fact]
    public void Arrays_lists_and_read_only_lists_are_read_into()
    {
        var map = MilvusRecordMap.FromAttributes<Forms>();
        var schema = map.ToSchema();
        var collection = RecordWire.Collection([.. schema.Fields]);
        collection = collection with { Schema = schema };
        var row = new Forms { A = [new() { N = 1 }], B = [new() { N = 2 }], C = [new() { N = 3 }] };

        var sent = RecordWire.Insert(map, collection, row);
        var read = RecordPlan<Forms>.For(map, collection).Read(sent.FieldsData, null, null, [], 1).Single();

        Assert.Equal((1, 2, 3), (read.A.Single().N, read.B.Single().N, read.C.Single().N));
        Assert.Equal([true, false, false], schema.StructFields.Select(field => field.IsNullable));
        Assert.Equal([4_096, 4_096, 7], schema.StructFields.Select(field => field.MaxCapacity));
    }

    [Fact]
    public void Mistakes_are_listed_at_once()
    {
        string message = Assert.Throws<ArgumentException>(() => MilvusRecordMap.FromAttributes<Wrong>()).Message;

        Assert.Contains("Inner: BadPart cannot be mapped to Milvus: Key is marked as a key", message, StringComparison.Ordinal);
        Assert.Contains("Keys is marked [MilvusDynamicField], which structs have none of", message, StringComparison.Ordinal);
        Assert.Contains("Deep is an array of structs, which structs cannot have", message, StringComparison.Ordinal);
        Assert.Contains("Tags is stored as Array<VarChar(65535)>, and a struct holds Bool, numbers", message, StringComparison.Ordinal);
        Assert.Contains("One: it is marked [MilvusStruct<Part>] and of type Part; it has to be Part[], List<Part> or IReadOnlyList<Part>", message, StringComparison.Ordinal);
        Assert.Contains("Big: MaxCapacity is 5000, it has to be 1 to 4096", message, StringComparison.Ordinal);
        Assert.Contains("Same and Again are both named 'Same'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_of_records_is_none_of_structs()
    {
        var builder = new MilvusRecordMapBuilder<Article>(() => new Article());

        var error = Assert.Throws<ArgumentException>(() =>
            builder.Struct("s", 3, _ => new List<Article>(), (_, _) => { }, MilvusRecordMap.FromAttributes<Article>()));

        Assert.Contains("A map of Article is not one of structs: structs have no keys", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vector_without_dimension_makes_no_collection() => Assert.Contains(
        "'Parts[Vector]' has no dimension",
        Assert.Throws<InvalidOperationException>(MilvusRecordMap.FromAttributes<NoDimension>().ToSchema).Message,
        StringComparison.Ordinal);

    public sealed class Part
    {
        public int N { get; set; }
    }

    public sealed class Forms
    {
        public long Id { get; set; }

        [MilvusStruct<Part>(Nullable = true)]
        public Part[] A { get; set; } = [];

        [MilvusStruct<Part>]
        public List<Part> B { get; set; } = [];

        [MilvusStruct<Part>(MaxCapacity = 7)]
        public IReadOnlyList<Part> C { get; set; } = [];
    }

    public sealed class BadPart
    {
        [MilvusKey]
        public long Key { get; set; }

        [MilvusDynamicField]
        public Dictionary<string, object?> Keys { get; set; } = [];

        [MilvusStruct<Part>]
        public List<Part> Deep { get; set; } = [];
    }

    public sealed class Listed
    {
        public List<string> Tags { get; set; } = [];
    }

    public sealed class Wrong
    {
        public long Id { get; set; }

        [MilvusStruct<BadPart>]
        public List<BadPart> Inner { get; set; } = [];

        [MilvusStruct<Listed>]
        public List<Listed> Lists { get; set; } = [];

        [MilvusStruct<Part>]
        public Part? One { get; set; }

        [MilvusStruct<Part>(MaxCapacity = 5_000)]
        public Part[] Big { get; set; } = [];

        [MilvusStruct<Part>]
        public Part[] Same { get; set; } = [];

        [MilvusStruct<Part>(Name = "Same")]
        public Part[] Again { get; set; } = [];
    }

    public sealed class NoDimension
    {
        public sealed class Piece
        {
            public float[] Vector { get; set; } = [];
        }

        public long Id { get; set; }

        [MilvusStruct<Piece>]
        public List<Piece> Parts { get; set; } = [];
    }
}
