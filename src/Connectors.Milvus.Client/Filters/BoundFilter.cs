using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>A filter as requests carry it.</summary>
/// <param name="Expression">The text; empty keeps everything.</param>
/// <param name="Templates">The values that travel beside it.</param>
internal sealed record BoundFilter(string Expression, IReadOnlyDictionary<string, TemplateValue> Templates);
