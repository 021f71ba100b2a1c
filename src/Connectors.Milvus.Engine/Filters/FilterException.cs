namespace Connectors.Milvus.Engine.Filters;

/// <summary>An error at a place in the expression; the compiler turns it into the caller's <see cref="EngineException"/>.</summary>
internal sealed class FilterException(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}
