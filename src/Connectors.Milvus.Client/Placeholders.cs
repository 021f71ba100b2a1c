// Types of other parts that MilvusClient's signatures name. Whoever lands the real one deletes its placeholder here.
namespace Connectors.Milvus.Client;

/// <summary>How a CLR type maps onto fields.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class MilvusRecordMap<TRecord>
    where TRecord : class
{
}
