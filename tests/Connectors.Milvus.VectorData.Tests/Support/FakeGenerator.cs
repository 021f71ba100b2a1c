using Microsoft.Extensions.AI;

namespace Connectors.Milvus.VectorData.Tests.Support;

/// <summary>Makes vectors of whatever length is asked for: all zeros but for one element, which the input's text chooses.</summary>
internal sealed class FakeGenerator<TInput>(int offset = 0) : IEmbeddingGenerator<TInput, Embedding<float>>
{
    private readonly List<int> _batches = [];

    /// <summary>How many inputs each call had.</summary>
    public IReadOnlyList<int> Batches => _batches;

    public EmbeddingGenerationOptions? LastOptions { get; private set; }

    public static float[] VectorOf(TInput value, int dimensions, int offset = 0)
    {
        var vector = new float[dimensions];
        vector[(value!.ToString()!.Length + offset) % dimensions] = 1;
        return vector;
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<TInput> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        LastOptions = options;
        Embedding<float>[] embeddings = [.. values.Select(value => new Embedding<float>(VectorOf(value, options!.Dimensions!.Value, offset)))];
        _batches.Add(embeddings.Length);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(embeddings));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
