namespace Connectors.Milvus.Engine.Filters.Patterns;

/// <summary>Why a text is no regular expression, in RE2's words where it has some.</summary>
internal sealed class PatternException(string message) : Exception(message);
