using Connectors.Milvus.Client;

namespace ConcurrentIngest.Ingestion;

/// <summary>Whether every document is stored exactly once, and its vector is the one that was sent.</summary>
internal sealed class Verification(MilvusClient client, SyntheticDocuments documents)
{
    private const int KeysPerQuery = 10_000;
    private const int Probes = 16;

    /// <returns>The number of documents, when all is well.</returns>
    /// <exception cref="InvalidDataException">One is missing, there twice, or damaged.</exception>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var count = await client.CountAsync(StopAndResume.Collection, cancellationToken: cancellationToken);
        if (count != documents.Count)
            throw new InvalidDataException($"{count} documents are stored instead of {documents.Count}.");

        for (var from = 0; from < documents.Count; from += KeysPerQuery)
            await CheckKeysAsync(from, Math.Min(from + KeysPerQuery, documents.Count), cancellationToken);

        await CheckVectorsAsync(cancellationToken);
        return count;
    }

    private async Task CheckKeysAsync(int from, int to, CancellationToken cancellationToken)
    {
        var filter = new MilvusFilter("Id >= {from} and Id < {to}", new Dictionary<string, object?> { ["from"] = from, ["to"] = to });
        var options = new MilvusQueryOptions { Limit = KeysPerQuery + 1, OutputFields = ["Id"] };
        var rows = await client.QueryAsync<Dictionary<string, object?>>(StopAndResume.Collection, filter, options, cancellationToken: cancellationToken);
        var keys = rows.Select(row => (long)row["Id"]!).ToHashSet();
        if (rows.Count != to - from || keys.Count != rows.Count)
            throw new InvalidDataException($"The keys {from} to {to - 1} are stored {rows.Count} times, {keys.Count} of them different.");
    }

    private async Task CheckVectorsAsync(CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, Probes).Select(i => (long)i * (documents.Count - 1) / Probes).Distinct().ToArray();
        var stored = await client.GetAsync<Document>(
            StopAndResume.Collection, ids, new MilvusGetOptions { IncludeVectors = true }, cancellationToken: cancellationToken);
        if (stored.Count != ids.Length || stored.Any(document => !document.Vector.AsSpan().SequenceEqual(documents.Vector(document.Id))))
            throw new InvalidDataException("A stored vector is not the one that was sent.");
    }
}
