using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Model;
using Microsoft.Extensions.VectorData;

namespace Connectors.Milvus.VectorData.Tests.Model;

/// <summary>What IsFullTextIndexed becomes, and how a search finds it.</summary>
public sealed class FullTextModelTests
{
    [Fact]
    public void A_full_text_property_gets_an_analyzer_and_a_sparse_field_that_a_function_fills()
    {
        CollectionModel<Article> model = Model();

        MilvusFieldSchema text = model.Schema.Fields.Single(field => field.Name == "body");
        MilvusFieldSchema sparse = model.Schema.Fields.Single(field => field.Name == "body_bm25");
        MilvusFunctionSchema function = model.Schema.Functions.Single(each => each.OutputFields.Contains("body_bm25"));
        MilvusIndexParams index = model.Indexes.Single(index => index.FieldName == "body_bm25");
        Assert.Equal((MilvusDataType.VarChar, "true"), (text.DataType, text.TypeParams["enable_analyzer"]));
        Assert.Equal((MilvusDataType.SparseFloatVector, false), (sparse.DataType, sparse.IsNullable));
        Assert.Equal((MilvusFunctionType.BM25, "body_bm25_function"), (function.Type, function.Name));
        Assert.Equal(["body"], function.InputFields);
        Assert.Equal(["body_bm25"], function.OutputFields);
        Assert.Equal((MilvusIndexTypes.SparseInvertedIndex, MilvusMetricTypes.Bm25), (index.IndexType, index.MetricType));
    }

    [Fact]
    public void The_sparse_field_is_no_part_of_records_and_filters()
    {
        CollectionModel<Article> model = Model();

        Assert.DoesNotContain("body_bm25", model.Map.Fields.Select(field => field.Schema.Name));
        Assert.False(model.TryGetProperty("body_bm25", out _));
        Assert.Single(model.Vectors);
    }

    [Fact]
    public void The_property_that_is_named_is_searched()
    {
        Assert.Equal("body_bm25", Model().FullText(article => article.Body).SparseField);
        Assert.Equal("Title_bm25", Model().FullText(article => article.Title).SparseField);
    }

    [Fact]
    public void Of_several_one_must_be_named() =>
        Assert.Contains("multiple text data properties", Assert.Throws<InvalidOperationException>(() => Model().FullText(null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_any_there_is_nothing_to_search() =>
        Assert.Contains(
            "does not have any text data properties",
            Assert.Throws<InvalidOperationException>(() => CollectionModels.OfClass<string, Support.TestRecord>(null, null).FullText(null)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_property_without_full_text_search_is_refused() =>
        Assert.Contains("'Code' on 'Article'", Assert.Throws<InvalidOperationException>(() => Model().FullText(article => article.Code)).Message, StringComparison.Ordinal);

    [Fact]
    public void Another_property_may_not_take_the_name_of_the_sparse_field()
    {
        var definition = new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreKeyProperty("Key", typeof(string)),
                new VectorStoreDataProperty("Text", typeof(string)) { IsFullTextIndexed = true },
                new VectorStoreDataProperty("Text_bm25", typeof(string)),
            ],
        };

        var error = Assert.Throws<InvalidOperationException>(() => CollectionModels.OfDictionary("c", definition, null));

        Assert.Contains("the field that full-text search of 'Text' needs", error.Message, StringComparison.Ordinal);
    }

    private static CollectionModel<Article> Model() => CollectionModels.OfClass<string, Article>(null, null);

    private sealed class Article
    {
        [VectorStoreKey]
        public string Key { get; set; } = "";

        [VectorStoreData(IsFullTextIndexed = true)]
        public string Title { get; set; } = "";

        [VectorStoreData(StorageName = "body", IsFullTextIndexed = true)]
        public string? Body { get; set; }

        [VectorStoreData]
        public string Code { get; set; } = "";

        [VectorStoreVector(3)]
        public ReadOnlyMemory<float> Vector { get; set; }
    }
}
