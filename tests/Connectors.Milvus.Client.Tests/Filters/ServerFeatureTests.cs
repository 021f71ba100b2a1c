using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Which servers get values beside a filter, told from their handshake.</summary>
public sealed class ServerFeatureTests
{
    [Theory]
    [InlineData("v2.6.4", true)]
    [InlineData("v2.5.0", true)]
    [InlineData("2.5", true)]
    [InlineData("3.0-20260801-abcdef", true)]
    [InlineData("v2.4.23", false)]
    [InlineData("milvus_lite", false)]
    [InlineData("milvus_lite-3.2.0", false)]
    [InlineData("master-20260801", false)]
    [InlineData("", false)]
    public async Task Values_travel_beside_a_filter_from_Milvus_2_5_on(string version, bool hasTemplates)
    {
        DeleteRequest? sent = null;
        var scripted = new ScriptedMilvus { Version = version };
        scripted
            .On(MilvusRpcs.DescribeCollection, _ => new DescribeCollectionResponse
            {
                Schema = SchemaMessages.ToMessage("docs", new MilvusCollectionSchema { Fields = [MilvusFieldSchema.VarChar("id", 20, isPrimaryKey: true)] }),
            })
            .On(MilvusRpcs.Delete, request =>
            {
                sent = request;
                return new MutationResult();
            });
        await using var client = scripted.CreateClient();

        await client.DeleteAsync("docs", new[] { "it's", "\"b\"" });

        Assert.Equal(hasTemplates ? "id in {ids}" : """id in ["it's", "\"b\""]""", sent!.Expr);
        Assert.Equal(hasTemplates ? 1 : 0, sent.ExprTemplateValues.Count);
    }
}
