using Connectors.Milvus.Client;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local.Tests;

/// <summary>Handles, engines and files.</summary>
public sealed class SharingTests
{
    [Fact]
    public async Task Two_handles_on_one_path_share_an_engine()
    {
        await using var file = new LocalFile();
        var samePathSpeltDifferently = Path.Combine(Path.GetDirectoryName(file.Path)!, ".", "test.db");

        using var second = MilvusLocal.Open(samePathSpeltDifferently);

        Assert.Equal(file.Local.Path, second.Path);
        Assert.Same(SharedEngines.Find(file.Path), SharedEngines.Find(second.Path));
    }

    [Fact]
    public async Task The_engine_closes_with_its_last_handle()
    {
        await using var file = new LocalFile();
        var second = MilvusLocal.Open(file.Path);

        second.Dispose();
        second.Dispose();
        Assert.NotNull(SharedEngines.Find(file.Path));

        await file.Local.DisposeAsync();
        Assert.Null(SharedEngines.Find(file.Path));
    }

    [Fact]
    public async Task A_call_on_a_closed_handle_is_unavailable()
    {
        await using var file = new LocalFile();
        await file.Local.DisposeAsync();

        var answer = await file.SendAsync(MilvusRpcs.ListDatabases.Path, new ByteArrayContent(LocalFile.Frame([])));

        Assert.Equal(14, answer.Status);
        Assert.Contains("was closed", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_file_opens_again_with_its_rows()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "kept");
        await file.Local.DisposeAsync();

        using var again = MilvusLocal.Open(file.Path);
        using var client = new HttpMessageInvoker(again.Handler, disposeHandler: false);
        using var request = LocalFile.Request(
            MilvusRpcs.ShowCollections.Path, new ByteArrayContent(LocalFile.Frame([])));
        using var response = await client.SendAsync(request, CancellationToken.None);

        var answer = await LocalFile.Answer.ReadAsync(response);
        Assert.Equal(["kept"], ShowCollectionsResponse.Parser.ParseFrom(answer.Body).CollectionNames);
    }

    [Fact]
    public async Task Joining_with_other_options_is_refused()
    {
        await using var file = new LocalFile();

        var error = Assert.Throws<InvalidOperationException>(
            () => MilvusLocal.Open(file.Path, new MilvusLocalOptions { SearchThreads = 1 }));
        Assert.Contains("other options", error.Message, StringComparison.Ordinal);
        MilvusLocal.Open(file.Path, new MilvusLocalOptions()).Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_path_is_refused(string path) => Assert.Throws<ArgumentException>(() => MilvusLocal.Open(path));

    [Fact]
    public void Options_out_of_range_are_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => MilvusLocal.Open("never.db", new MilvusLocalOptions { MaxRequestBytes = 0 }));

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        await using var file = new LocalFile();
        var path = Path.Combine(Path.GetDirectoryName(file.Path)!, "notes.txt");
        var text = new string('x', 4096);
        await File.WriteAllTextAsync(path, text);

        Assert.Throws<IOException>(() => MilvusLocal.Open(path));

        Assert.Equal(text, await File.ReadAllTextAsync(path));
        Assert.Null(SharedEngines.Find(path));
    }

    [Fact]
    public async Task A_missing_file_is_created_only_on_demand()
    {
        await using var file = new LocalFile();
        var path = Path.Combine(Path.GetDirectoryName(file.Path)!, "missing.db");

        Assert.Throws<IOException>(() => MilvusLocal.Open(path, new MilvusLocalOptions { CreateIfMissing = false }));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_client_with_a_handler_of_its_own_is_refused()
    {
        await using var file = new LocalFile();
        using var handler = new SocketsHttpHandler();

        Assert.Throws<ArgumentException>(() => file.Local.CreateClient(new MilvusClientOptions { Handler = handler }));
    }

    [Fact]
    public async Task A_client_speaks_to_the_file_and_leaves_it_open()
    {
        await using var file = new LocalFile();
        await Samples.CreateAsync(file, "c");

        await using (var client = file.Local.CreateClient())
            Assert.True(await client.HasCollectionAsync("c"));

        await file.SucceedAsync(MilvusRpcs.DropCollection, new DropCollectionRequest { CollectionName = "c" });
    }
}
