using Connectors.Milvus.Protocol;
using static Connectors.Milvus.Client.Tests.Records.Structs.Articles;

namespace Connectors.Milvus.Client.Tests.Records.Structs;

/// <summary>Answered arrays of structs: names with the struct, nulls in both layouts, some sub-fields only, and answers that do not fit.</summary>
public sealed class StructReadingTests
{
    private static readonly RecordPlan<Article> Plan =
        RecordPlan<Article>.For(MilvusRecordMap.FromAttributes<Article>(), Collection(Chunks with { IsNullable = true }));

    [Fact]
    public void Structs_come_back_in_their_order()
    {
        Chunk[][] rows = [[Chunk("a", 1, 1, 2), Chunk("b", -2, 3, 4)], [], [Chunk("c", 3, 5, 6)]];

        Assert.Equal(rows.Select(Show), Read(Answer(Column(rows)), 3));
        Assert.Equal(rows.Select(Show), Read(Column(rows), 3));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nulls_come_back_with_and_without_placeholders(bool hasPlaceholders)
    {
        FieldData answer = Answer(Column(null, [Chunk("a", 1, 1, 2)], null));
        if (hasPlaceholders)
        {
            foreach (FieldData sub in answer.StructArrays.Fields.Where(sub => sub.Scalars is not null))
            {
                sub.Scalars.ArrayData.Data.Insert(0, new ScalarField());
                sub.Scalars.ArrayData.Data.Add(new ScalarField());
            }
        }

        Assert.Equal(["null", "a 1 1/2", "null"], Read(answer, 3));
    }

    [Fact]
    public void Sub_fields_that_were_not_asked_for_stay_as_made()
    {
        FieldData answer = Answer(Column([Chunk("a", 1, 1, 2), Chunk("b", 2, 3, 4)]));
        answer.StructArrays.Fields.RemoveAt(2);

        Assert.Equal(["a 1 , b 2 "], Read(answer, 1));
    }

    [Fact]
    public void Vectors_are_asked_for_only_when_wanted()
    {
        Assert.Equal(["Id", "Chunks[text]", "Chunks[page]"], Plan.OutputFields(includeVectors: false));
        Assert.Equal(["Chunks"], Plan.OutputFields(includeVectors: true, includeKey: false));
    }

    [Fact]
    public void The_dimension_of_a_row_may_be_that_of_all()
    {
        FieldData answer = Answer(Column([Chunk("a", 1, 1, 2)]));
        answer.StructArrays.Fields[2].Vectors.VectorArray.Data[0].Dim = 0;

        Assert.Equal(["a 1 1/2"], Read(answer, 1));
    }

    [Fact]
    public void Sub_fields_of_different_lengths_are_refused()
    {
        FieldData answer = Answer(Column([Chunk("a", 1, 1, 2)]));
        answer.StructArrays.Fields[1].Scalars.ArrayData.Data[0].IntData.Data.Add(2);

        var error = Assert.Throws<MilvusException>(() => Read(answer, 1));

        Assert.Contains("row 0 has 1 structs and 2 values for 'page'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_rows_than_were_answered_are_refused()
    {
        var error = Assert.Throws<MilvusException>(() => Read(Answer(Column([Chunk("a", 1, 1, 2)])), 2));

        Assert.Contains("there are 1 values for 2 rows of which 2 have one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_may_differ_in_case_where_they_were_not_given()
    {
        var map = MilvusRecordMap.FromAttributes<Cased>();
        var collection = Collection(Chunks with { Name = "chunks", Fields = [MilvusFieldSchema.Int32("page")] });

        var sent = RecordWire.Insert(map, collection, new Cased { Chunks = [new Cased.Part { Page = 4 }] }).FieldsData[1];
        var read = RecordPlan<Cased>.For(map, collection).Read([Answer(sent)], null, null, [], 1).Single();

        Assert.Equal("chunks", sent.FieldName);
        Assert.Equal(4, Assert.Single(read.Chunks).Page);
    }

    private static IEnumerable<string> Read(FieldData answer, int rows) =>
        Plan.Read([answer], null, null, [], rows).Select(article => Show(article.Chunks)).ToArray();

    private sealed class Cased
    {
        public long Id { get; set; }

        [MilvusStruct<Part>]
        public IReadOnlyList<Part> Chunks { get; set; } = [];

        public sealed class Part
        {
            public int Page { get; set; }
        }
    }
}
