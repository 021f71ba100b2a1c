using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Loading, and being told of it.</summary>
public sealed class LoadTests(TestServer server) : IClassFixture<TestServer>
{
    [ServerFact(Requires = ServerFeature.LoadStates)]
    public async Task A_collection_is_loaded_released_and_loaded_again()
    {
        var name = server.UniqueName();
        await server.Client.CreateCollectionAsync(name, 2);
        Assert.Equal(100, await server.Client.GetLoadingProgressAsync(name));

        await server.Client.ReleaseCollectionAsync(name);
        Assert.Equal(MilvusLoadState.NotLoad, await server.Client.GetLoadStateAsync(name));

        var percents = new Reports<int>();
        await server.Client.LoadCollectionAsync(name, new() { Progress = percents });
        Assert.Equal([100], percents.All);

        await server.Client.RefreshLoadAsync(name);
        Assert.Equal(MilvusLoadState.Loaded, await server.Client.GetLoadStateAsync(name));
    }

    [Fact]
    public async Task Progress_is_told_once_per_change()
    {
        var answers = new Queue<long>([0, 0, 40, 40, 100]);
        var scripted = new ScriptedMilvus()
            .On(MilvusRpcs.LoadCollection, _ => new Status())
            .On(MilvusRpcs.GetLoadingProgress, _ => new GetLoadingProgressResponse { Progress = answers.Dequeue() });
        await using var client = scripted.CreateClient(new FakeTimeProvider());
        var percents = new Reports<int>();

        await client.LoadCollectionAsync("docs", new() { Progress = percents }).WaitAsync(Connect.DefaultTimeout);

        Assert.Equal([0, 40, 100], percents.All);
    }

    [Fact]
    public async Task Refreshing_waits_for_the_refresh_and_not_for_what_is_loaded_already()
    {
        var answers = new Queue<long>([0, 100]);
        var scripted = new ScriptedMilvus()
            .On(MilvusRpcs.LoadCollection, request => request.Refresh ? new Status() : throw new InvalidOperationException("no refresh"))
            .On(MilvusRpcs.GetLoadingProgress, _ => new GetLoadingProgressResponse { Progress = 100, RefreshProgress = answers.Dequeue() });
        await using var client = scripted.CreateClient(new FakeTimeProvider());

        await client.RefreshLoadAsync("docs").WaitAsync(Connect.DefaultTimeout);

        Assert.Empty(answers);
    }
}
