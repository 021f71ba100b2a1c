using Microsoft.Extensions.AI;

/// <summary>Embeds texts without a model: each word counts at the place that its letters give. Enough to find notes by their words.</summary>
internal sealed class HashedWordEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimensions = 512;

    private static readonly char[] Separators = [' ', '.', ',', '?', '!', ':'];

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Embed(text)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static float[] Embed(string text)
    {
        var vector = new float[Dimensions];
        foreach (string word in text.ToUpperInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            vector[word.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)) & (Dimensions - 1)]++;
        return vector;
    }
}
