using System.Globalization;
using Connectors.Milvus.Engine.Catalog;
using Connectors.Milvus.Engine.Rules;

namespace Connectors.Milvus.Engine.Text;

/// <summary>The constants of BM25, from an index's parameters: how soon repetitions of a term stop counting, and how much long texts lose.</summary>
internal readonly record struct Bm25Parameters(float K1, float B)
{
    private const float DefaultK1 = 1.2f;
    private const float MaxK1 = 3;
    private const float DefaultB = 0.75f;

    /// <summary>Reads <c>bm25_k1</c> and <c>bm25_b</c>, which stand among the parameters or in the JSON under <c>params</c>.</summary>
    public static Bm25Parameters Read(IReadOnlyDictionary<string, string> parameters)
        => new(Number(parameters, "bm25_k1", MaxK1) ?? DefaultK1, Number(parameters, "bm25_b", 1) ?? DefaultB);

    private static float? Number(IReadOnlyDictionary<string, string> parameters, string key, float max)
    {
        if (IndexParameters.Find(parameters, key) is not { } text)
            return null;
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= max
            ? value
            : throw Errors.Invalid($"Out of range in json: param {key} ({text}) should be in range [0, {max}]");
    }
}
