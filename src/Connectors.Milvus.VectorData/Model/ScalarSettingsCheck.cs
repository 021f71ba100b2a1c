using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData.Mapping;

namespace Connectors.Milvus.VectorData.Model;

/// <summary>Holds what a key or data property asks of Milvus to what its field can do.</summary>
internal static class ScalarSettingsCheck
{
    /// <param name="spec">The property.</param>
    /// <param name="codec">How it is stored; null when that is a mistake of its own.</param>
    /// <param name="mistakes">Where mistakes go.</param>
    public static void Check(PropertySpec spec, PropertyCodec? codec, ModelMistakes mistakes)
    {
        if (codec is null)
            return;

        PropertySettings settings = spec.Settings;
        if (settings.VectorType is not null || settings.MetricType is not null)
            mistakes.Contradiction($"property '{spec.Name}' asks for a vector type or a metric, but is no vector.");
        CheckLimits(spec, codec, mistakes);
        CheckText(spec, mistakes);
        if (settings.IsPartitionKey && codec.DataType is not (MilvusDataType.Int64 or MilvusDataType.VarChar))
            mistakes.NotSupported($"property '{spec.Name}' is a partition key stored as {codec.DataType}. Partition keys are Int64 (long) or VarChar (string).");
        if (settings.IsPartitionKey && (settings.IsNullable || spec.IsFullTextIndexed))
            mistakes.NotSupported($"property '{spec.Name}' is a partition key, so it can neither be null nor have full-text search.");
    }

    private static void CheckLimits(PropertySpec spec, PropertyCodec codec, ModelMistakes mistakes)
    {
        if (spec.Settings.MaxLength is { } length)
        {
            if (codec.MaxLength is not PropertyCodec.LongestText)
                mistakes.Contradiction($"property '{spec.Name}' of type '{TypeNames.Of(spec.Type)}' asks for a longest text. Only strings, and lists of them, have one.");
            else if (length is < 1 or > PropertyCodec.LongestText)
                mistakes.NotSupported($"property '{spec.Name}' asks for texts of up to {length} bytes. Milvus takes 1 to {PropertyCodec.LongestText}.");
        }

        if (spec.Settings.MaxCapacity is { } capacity)
        {
            if (codec.DataType != MilvusDataType.Array)
                mistakes.Contradiction($"property '{spec.Name}' of type '{TypeNames.Of(spec.Type)}' asks for a capacity. Only arrays and lists have one.");
            else if (capacity is < 1 or > PropertyCodec.MostElements)
                mistakes.NotSupported($"property '{spec.Name}' asks for up to {capacity} elements. Milvus takes 1 to {PropertyCodec.MostElements}.");
        }
    }

    private static void CheckText(PropertySpec spec, ModelMistakes mistakes)
    {
        bool asks = spec.Settings.IsAnalyzed || spec.Settings.AnalyzerParams is not null || spec.Settings.HasTextMatch;
        if (asks && (spec.Type != typeof(string) || spec.Kind == PropertyKind.Key))
            mistakes.NotSupported($"property '{spec.Name}' of type '{TypeNames.Of(spec.Type)}' asks for an analyzer. Only data properties of type string have one.");
    }
}
