using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.VectorData;
using RagChatbot.Documents;

namespace RagChatbot.Ingestion;

/// <summary>
/// Brings a folder and its passages in the store to the same state. A passage is written only when its hash differs
/// from the stored one, so a second run over unchanged documents embeds and writes nothing.
/// </summary>
internal sealed class Ingestor(VectorStoreCollection<string, Passage> passages, DocumentFolder documents)
{
    private const int BatchSize = 64;
    private const int MostPassagesPerDocument = 16_000;

    /// <summary>Compares the folder with the store; writes nothing.</summary>
    public async Task<IngestionPlan> PlanAsync(CancellationToken cancellationToken)
    {
        var write = new List<Passage>();
        var delete = new List<string>();
        var unchanged = 0;
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, content) in documents.Read())
        {
            paths.Add(path);
            var stored = await StoredAsync(path, cancellationToken);
            foreach (var passage in MarkdownSections.Cut(path, content).Select(ToPassage))
            {
                if (stored.Remove(passage.Id, out var hash) && hash == passage.Hash)
                    unchanged++;
                else
                    write.Add(passage);
            }

            delete.AddRange(stored.Keys);
        }

        await foreach (var path in StoredPathsAsync(cancellationToken))
        {
            if (!paths.Contains(path))
                delete.AddRange((await StoredAsync(path, cancellationToken)).Keys);
        }

        return new IngestionPlan(documents.Count, write, delete, unchanged);
    }

    /// <summary>Writes what the plan found, in batches of one embedding call and one upsert each.</summary>
    /// <param name="plan">The result of <see cref="PlanAsync"/>.</param>
    /// <param name="written">Told the number of passages written after each batch.</param>
    /// <param name="cancellationToken">Stops between batches; what was written stays, and the next run continues there.</param>
    public async Task ApplyAsync(IngestionPlan plan, Action<int> written, CancellationToken cancellationToken)
    {
        foreach (var batch in plan.Write.Chunk(BatchSize))
        {
            await passages.UpsertAsync(batch, cancellationToken);
            written(batch.Length);
        }

        if (plan.Delete.Count > 0)
            await passages.DeleteAsync(plan.Delete, cancellationToken);
    }

    private async Task<Dictionary<string, string>> StoredAsync(string path, CancellationToken cancellationToken)
    {
        var folder = documents.Root;
        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var passage in passages.GetAsync(p => p.Folder == folder && p.Path == path, MostPassagesPerDocument, cancellationToken: cancellationToken))
            stored[passage.Id] = passage.Hash;
        return stored;
    }

    private async IAsyncEnumerable<string> StoredPathsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = documents.Root;
        await foreach (var first in passages.GetAsync(p => p.Folder == folder && p.Ordinal == 0, MostPassagesPerDocument, cancellationToken: cancellationToken))
            yield return first.Path;
    }

    private Passage ToPassage(Section section) => new()
    {
        Id = Sha256($"{documents.Root}\n{section.Path}\n{section.Ordinal}")[..32],
        Folder = documents.Root,
        Path = section.Path,
        Heading = section.Heading,
        Ordinal = section.Ordinal,
        Text = section.Text,
        Words = $"{section.Heading}\n{section.Text}",
        Hash = Sha256($"{section.Heading}\n{section.Text}"),
        Embedded = $"{section.Heading}\n{section.Text}",
    };

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
