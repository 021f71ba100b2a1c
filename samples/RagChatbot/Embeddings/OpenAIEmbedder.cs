using Microsoft.Extensions.AI;
using OpenAI.Embeddings;

namespace RagChatbot.Embeddings;

/// <summary>An OpenAI-compatible embedding endpoint behind the interface that the vector store asks for.</summary>
/// <remarks>Thread-safe, as the underlying client is. Texts are sent in batches of <see cref="BatchSize"/>.</remarks>
internal sealed class OpenAIEmbedder(EmbeddingClient client) : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int BatchSize = 64;

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Chunk(BatchSize))
        {
            var answer = await client.GenerateEmbeddingsAsync(batch, cancellationToken: cancellationToken);
            embeddings.AddRange(answer.Value.Select(embedding => new Embedding<float>(embedding.ToFloats())));
        }

        return embeddings;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
