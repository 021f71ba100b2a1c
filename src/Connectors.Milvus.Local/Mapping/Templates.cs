using Connectors.Milvus.Protocol;
using Google.Protobuf.Collections;

namespace Connectors.Milvus.Local;

/// <summary>The values of a filter's templates, as the engine takes them.</summary>
internal static class Templates
{
    public static Dictionary<string, object?>? Read(MapField<string, TemplateValue> templates)
    {
        if (templates.Count == 0)
            return null;

        var values = new Dictionary<string, object?>(templates.Count, StringComparer.Ordinal);
        foreach (var (name, value) in templates)
        {
            if (value.ValCase == TemplateValue.ValOneofCase.BytesVal)
                throw Failures.NotSupported($"A template value of bytes ({name})");

            values.Add(name, ExpressionTemplates.Decode(value));
        }

        return values;
    }
}
