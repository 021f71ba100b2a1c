using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Requests about collections that the embedded engine does not answer in full, as they leave the client.</summary>
public sealed class GoldenCollectionTests
{
    [Fact]
    public async Task Load_with_every_option()
    {
        await using var script = new RecordedScript(new ScriptedMilvus()
            .On(MilvusRpcs.LoadCollection, _ => new Status())
            .On(MilvusRpcs.LoadPartitions, _ => new Status()));
        var options = new MilvusLoadOptions
        {
            ReplicaCount = 2,
            ResourceGroups = ["left", "right"],
            Fields = ["id", "vector"],
            SkipDynamicField = true,
            WaitUntilLoaded = false,
        };

        await script.Client.LoadCollectionAsync("docs", options);
        await script.Client.LoadPartitionsAsync("docs", ["old", "new"], options);

        Golden.Verify("load", script.Calls);
    }

    [Fact]
    public async Task Move_truncate_and_describe_several()
    {
        await using var script = new RecordedScript(new ScriptedMilvus { Version = "v2.6.7" }
            .On(MilvusRpcs.RenameCollection, _ => new Status())
            .On(MilvusRpcs.TruncateCollection, _ => new TruncateCollectionResponse())
            .On(MilvusRpcs.BatchDescribeCollection, request => new BatchDescribeCollectionResponse
            {
                Responses = { request.CollectionName.Select(name => new DescribeCollectionResponse { CollectionName = name, ShardsNum = 1 }) },
            }));

        await script.Client.RenameCollectionAsync("docs", "notes", "archive");
        await script.Client.TruncateCollectionAsync("docs");
        var descriptions = await script.Client.BatchDescribeCollectionAsync(["a", "b"]);

        Assert.Equal(["a", "b"], descriptions.Select(description => description.Name));
        Golden.Verify("collections", script.Calls);
    }

    [Fact]
    public async Task One_of_several_that_cannot_be_described_is_named()
    {
        await using var script = new RecordedScript(new ScriptedMilvus()
            .On(MilvusRpcs.BatchDescribeCollection, _ => new BatchDescribeCollectionResponse
            {
                Responses =
                {
                    new DescribeCollectionResponse { CollectionName = "a" },
                    new DescribeCollectionResponse { Status = MilvusStatus.From(MilvusCode.CollectionNotFound, "gone") },
                },
            }));

        var refused = await Assert.ThrowsAsync<MilvusServerException>(() => script.Client.BatchDescribeCollectionAsync(["a", "b"]));

        Assert.Equal((MilvusCode.CollectionNotFound, "b"), (refused.Code, refused.Collection));
    }

    [Theory]
    [InlineData("http://localhost:19530", MilvusServerType.Milvus)]
    [InlineData("https://in01-0123.serverless.gcp-us-west1.cloud.zilliz.com", MilvusServerType.ZillizCloud)]
    public async Task The_address_tells_who_runs_the_server(string address, MilvusServerType expected)
    {
        await using var client = new MilvusClient(address);

        Assert.Equal(expected, client.ServerType);
    }
}
