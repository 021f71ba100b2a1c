using System.Globalization;
using System.Numerics.Tensors;
using System.Text;
using Microsoft.Extensions.AI;

namespace RagChatbot.Embeddings;

/// <summary>
/// A deterministic local embedding that needs no model: words, neighbouring word pairs and character n-grams are hashed
/// into a fixed number of dimensions with a sign each (feature hashing), damped by their logarithmic frequency, and the
/// result is scaled to unit length. It finds shared vocabulary and similar spellings, not meaning: configure an
/// OpenAI-compatible endpoint for that.
/// </summary>
/// <remarks>Thread-safe. The same text gives the same vector on every machine and in every run.</remarks>
internal sealed class HashedNgramEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimensions = 1024;

    private const float WordWeight = 1.0f;
    private const float PairWeight = 0.6f;
    private const float NgramWeight = 0.25f;
    private const float CommonWordFactor = 0.1f;
    private const int ShortestNgram = 3;
    private const int LongestNgram = 5;

    private static readonly HashSet<string> CommonWords = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "i", "if", "in", "is",
        "it", "its", "my", "not", "of", "on", "one", "or", "so", "that", "the", "their", "this", "to", "was", "what",
        "when", "where", "which", "who", "why", "will", "with", "you", "your",
    };

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new Embedding<float>(Embed(value)));
        }

        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    internal static float[] Embed(string text)
    {
        var weights = new Dictionary<uint, float>();
        string? previous = null;
        foreach (var word in Words(text))
        {
            var importance = CommonWords.Contains(word) ? CommonWordFactor : 1f;
            Add(weights, "w:" + word, WordWeight * importance);
            if (previous is not null)
                Add(weights, "p:" + previous + " " + word, PairWeight * importance);
            foreach (var ngram in Ngrams(word))
                Add(weights, "n:" + ngram, NgramWeight * importance);
            previous = word;
        }

        var vector = new float[Dimensions];
        foreach (var (hash, weight) in weights)
            vector[hash % Dimensions] += (hash & 0x8000_0000) == 0 ? Damped(weight) : -Damped(weight);

        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
            TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }

    private static float Damped(float weight) => MathF.Log(1 + weight);

    private static void Add(Dictionary<uint, float> weights, string feature, float weight)
    {
        var hash = Fnv1a(feature);
        weights[hash] = weights.GetValueOrDefault(hash) + weight;
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLower(rune, CultureInfo.InvariantCulture).ToString());
                continue;
            }

            if (word.Length > 0)
                yield return word.ToString();
            word.Clear();
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static IEnumerable<string> Ngrams(string word)
    {
        var padded = $"^{word}$";
        for (var size = ShortestNgram; size <= LongestNgram; size++)
        {
            for (var start = 0; start + size <= padded.Length; start++)
                yield return padded.Substring(start, size);
        }
    }

    /// <summary>32-bit FNV-1a over the UTF-8 bytes, finished with a mix so that the high bit (the sign) is as random as the low ones.</summary>
    private static uint Fnv1a(string feature)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(feature))
            hash = unchecked((hash ^ value) * 16777619u);

        hash ^= hash >> 16;
        hash = unchecked(hash * 0x85EB_CA6Bu);
        return hash ^ (hash >> 13);
    }
}
