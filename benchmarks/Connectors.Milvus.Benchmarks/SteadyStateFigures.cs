using Connectors.Milvus.Client;
using Connectors.Milvus.Local;

namespace Connectors.Milvus.Benchmarks;

/// <summary>How many RPCs an insert and a search cost once the schema is known: one each, no describe.</summary>
internal sealed class SteadyStateFigures(string folder)
{
    private const int Calls = 100;
    private const string Collection = "steady";

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var local = MilvusLocal.Open(Path.Combine(folder, "steady.db"));
        using var counter = new CountingHandler(local.Handler);
        await using var client = new MilvusClient(new MilvusClientOptions { Handler = counter });
        await client.CreateCollectionAsync(Collection, dimension: 4);
        var record = new Dictionary<string, object?> { ["id"] = 1L, ["vector"] = new float[] { 1, 2, 3, 4 } };
        float[] query = [1, 0, 0, 0];
        await client.InsertAsync(Collection, record);
        await client.SearchAsync<Dictionary<string, object?>>(Collection, query);

        return
        [
            await CountAsync("insert_rpcs_per_call", counter, () => client.InsertAsync(Collection, record)),
            await CountAsync("search_rpcs_per_call", counter, () => client.SearchAsync<Dictionary<string, object?>>(Collection, query)),
        ];
    }

    private static async Task<Figure> CountAsync(string name, CountingHandler counter, Func<Task> call)
    {
        var before = counter.Requests;
        for (var i = 0; i < Calls; i++)
            await call();
        return new Figure(name, (counter.Requests - before) / (double)Calls, 1, "RPCs");
    }

    private sealed class CountingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private long _requests;

        public long Requests => Interlocked.Read(ref _requests);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
