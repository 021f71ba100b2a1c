using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Embeddings;
using Connectors.Milvus.VectorData.Mapping;
using Connectors.Milvus.VectorData.Search;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>Holds a vector property to what Milvus has for vectors of its kind.</summary>
internal static class VectorCheck
{
    private const int FewestDimensions = 2;
    private const int MostDimensions = 32_768;

    /// <param name="spec">The property.</param>
    /// <param name="type">Its field's type.</param>
    /// <param name="mistakes">Where mistakes go.</param>
    public static void Check(PropertySpec spec, MilvusDataType type, ModelMistakes mistakes)
    {
        CheckType(spec, type, mistakes);
        CheckDimensions(spec, type, mistakes);
        if (FieldSchemas.Scale(spec, type) is null)
        {
            mistakes.NotSupported(
                $"vector property '{spec.Name}' asks for the distance function '{spec.Settings.MetricType ?? spec.DistanceFunction}'. "
                + $"For {type} there are {DistanceScale.SupportedBy(type)}.");
        }

        if (FieldSchemas.VectorIndex(spec, type, "") is null)
        {
            mistakes.NotSupported(
                $"vector property '{spec.Name}' asks for the index kind '{spec.Settings.IndexType ?? spec.IndexKind}'. For {type} there are {IndexKinds.SupportedBy(type)}.");
        }

        CheckScalarSettings(spec, mistakes);
    }

    private static void CheckType(PropertySpec spec, MilvusDataType type, ModelMistakes mistakes)
    {
        MilvusDataType? own = VectorCodecs.For(spec.Type)?.DataType;
        if (own is null && spec.Generator is null)
        {
            mistakes.Contradiction(
                $"vector property '{spec.Name}' has type '{TypeNames.Of(spec.Type)}', which is no vector, and no embedding generator is configured. " +
                $"Configure one that takes '{TypeNames.Of(spec.Type)}', or use {VectorCodecs.Supported}.");
        }

        if (spec.EmbeddingType is { } embedding && (own is null ? EmbeddingKind.All.All(kind => kind.Type != embedding) : embedding != spec.Type))
        {
            mistakes.Contradiction(
                $"vector property '{spec.Name}' asks for embeddings of type '{TypeNames.Of(embedding)}'. " +
                (own is not null
                    ? $"It holds vectors of type '{TypeNames.Of(spec.Type)}' already."
                    : $"Supported are {string.Join(", ", EmbeddingKind.All.Select(kind => TypeNames.Of(kind.Type)))}."));
        }

        bool isRounded = own is null or MilvusDataType.FloatVector && type is MilvusDataType.Float16Vector or MilvusDataType.BFloat16Vector;
        if (spec.Settings.VectorType is { } asked && asked != own && !isRounded)
        {
            mistakes.NotSupported(
                $"vector property '{spec.Name}' of type '{TypeNames.Of(spec.Type)}' asks for the field type {asked}. Floats can be kept as Float16Vector or BFloat16Vector; other types have one field type.");
        }
    }

    private static void CheckDimensions(PropertySpec spec, MilvusDataType type, ModelMistakes mistakes)
    {
        if (type == MilvusDataType.BinaryVector)
        {
            if (spec.Dimensions is < 8 or > MostDimensions * 8 || spec.Dimensions % 8 != 0)
                mistakes.NotSupported($"vector property '{spec.Name}' has {spec.Dimensions} dimensions. A vector of bits has a multiple of 8, up to {MostDimensions * 8}.");
        }
        else if (type != MilvusDataType.SparseFloatVector && spec.Dimensions is < FewestDimensions or > MostDimensions)
        {
            mistakes.NotSupported($"vector property '{spec.Name}' has {spec.Dimensions} dimensions. Milvus takes {FewestDimensions} to {MostDimensions}.");
        }
    }

    private static void CheckScalarSettings(PropertySpec spec, ModelMistakes mistakes)
    {
        PropertySettings settings = spec.Settings;
        if (settings.MaxLength is not null || settings.MaxCapacity is not null || settings.IsPartitionKey || settings.IsClusteringKey
            || settings.IsAnalyzed || settings.AnalyzerParams is not null || settings.HasTextMatch || settings.DefaultValue is not null)
        {
            mistakes.Contradiction($"vector property '{spec.Name}' asks for what only data properties have: a length, a capacity, a partition or clustering key, an analyzer or a default.");
        }
    }
}
