using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Mapping;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>
/// Holds a vector property that the server fills to what its functions can do. See
/// <see href="https://milvus.io/docs/embedding-function-overview.md">Embedding Function Overview</see>.
/// </summary>
internal static class TextEmbeddingCheck
{
    public static void Check(IReadOnlyList<PropertySpec> specs, ModelMistakes mistakes)
    {
        foreach (PropertySpec spec in specs)
        {
            if (spec.Settings.TextEmbedding is not { } settings)
                continue;

            if (spec.Kind != PropertyKind.Vector)
                mistakes.Contradiction($"property '{spec.Name}' asks for a text embedding, but is no vector.");
            else
                CheckOutput(spec, mistakes);
            CheckInput(spec.Name, settings.Source(specs), settings, mistakes);
        }
    }

    private static void CheckOutput(PropertySpec spec, ModelMistakes mistakes)
    {
        MilvusDataType? type = VectorCodecs.For(spec.Type)?.DataType;
        if (type is not (MilvusDataType.FloatVector or MilvusDataType.Int8Vector) || (spec.Settings.VectorType ?? type) != type)
        {
            mistakes.NotSupported(
                $"vector property '{spec.Name}' is filled by a text embedding, whose vectors are FloatVector (ReadOnlyMemory<float>, float[], Embedding<float>) or Int8Vector (the same of sbyte).");
        }

        if (spec.Settings.IsNullable)
            mistakes.NotSupported($"vector property '{spec.Name}' is filled by a text embedding, so it cannot be null in Milvus.");
        if (spec.HasOwnGenerator)
            mistakes.Contradiction($"vector property '{spec.Name}' has an embedding generator and a text embedding of the server. Keep one.");
    }

    private static void CheckInput(string name, PropertySpec? text, TextEmbeddingSettings settings, ModelMistakes mistakes)
    {
        if (text is null)
            mistakes.Contradiction($"vector property '{name}' is filled from '{settings.TextProperty}', which is no property of the model.");
        else if (text.Kind != PropertyKind.Data || text.Type != typeof(string))
            mistakes.NotSupported($"vector property '{name}' is filled from '{text.Name}' of type '{TypeNames.Of(text.Type)}'. Text embeddings are made of data properties of type string.");
        if (string.IsNullOrWhiteSpace(settings.Provider))
            mistakes.Contradiction($"vector property '{name}' is filled by a text embedding without a provider. Name one, for example \"openai\".");
    }
}
