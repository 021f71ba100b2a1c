using System.Runtime.CompilerServices;

namespace Connectors.Milvus.Client;

/// <summary>Values on their way from a column to the properties of records: as many as are read in one go, on the stack.</summary>
[InlineArray(Length)]
internal struct ValueChunk<TValue>
{
    public const int Length = 32;

    private TValue _first;
}
