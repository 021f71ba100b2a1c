using Connectors.Milvus.Client;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Docs.Tests.Guides;

[Collection(GuideCollection.Name)]
public sealed class OperationsTests(TestServer server)
{
    private readonly MilvusClient client = server.Client;

    [ServerFact]
    public async Task Partitions_and_indexes()
    {
        await Films.CreateAsync(client, Films.Alien);
        var solaris = Films.Solaris;

        await client.CreatePartitionAsync("films", "classics");
        await client.InsertAsync("films", solaris, new() { PartitionName = "classics" });
        long rows = await client.GetPartitionRowCountAsync("films", "classics");

        await client.CreateIndexAsync("films", new MilvusIndexParams { FieldName = "Year", IndexType = MilvusIndexTypes.Inverted });
        MilvusIndexDescription index = await client.DescribeIndexAsync("films", "Year");
        Console.WriteLine($"{index.IndexName}: {index.State}, {index.IndexedRows} of {index.TotalRows} rows");

        Assert.Equal(1, rows);
        Assert.Equal("INVERTED", index.IndexType);
    }

    [ServerFact]
    public async Task Flush_and_compact()
    {
        await Films.CreateAsync(client, Films.Alien);

        await client.FlushAsync("films");
        long compaction = await client.CompactAsync("films");
        await client.WaitForCompactionAsync(compaction);

        Assert.Equal(1, await client.CountAsync("films"));
    }

    [ServerFact(Requires = ServerFeature.InProcess)]
    public async Task What_the_engine_does_not_do()
    {
        await client.DropDatabaseAsync("archive").ContinueWith(_ => { }, TaskScheduler.Default);

        var noUsers = await Assert.ThrowsAsync<MilvusTransportException>(UsersAsync);
        var noImport = await Assert.ThrowsAnyAsync<MilvusException>(ImportAsync);

        Assert.Contains("archive", await client.ListDatabasesAsync());
        Assert.Equal("CreateUser", noUsers.Operation);
        Assert.NotNull(noImport.Message);
        await client.DropDatabaseAsync("archive");
    }

    private async Task UsersAsync()
    {
        await client.CreateDatabaseAsync("archive");
        MilvusClient archive = client.WithDatabase("archive");

        await client.CreateUserAsync("anna", "a-long-password");
        await client.CreateRoleAsync("reader");
        await client.GrantPrivilegeV2Async("reader", MilvusPrivilegeGroups.CollectionReadOnly, collection: "films");
        await client.GrantRoleAsync("anna", "reader");
        Assert.NotNull(archive);
    }

    private async Task ImportAsync()
    {
        string job = await client.CreateImportJobAsync("films", [["films-1.parquet"], ["films-2.parquet"]]);
        await client.WaitForImportAsync(job, new Progress<MilvusImportJob>(state => Console.WriteLine($"{state.Progress} %")));
    }
}
