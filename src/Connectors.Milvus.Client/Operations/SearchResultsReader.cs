namespace Connectors.Milvus.Client;

/// <summary>Makes records of a search's answer while its bytes are at hand.</summary>
internal sealed class SearchResultsReader<TRecord>(
    RecordPlan<TRecord> plan, CollectionSchemaEntry schema, IReadOnlyList<string> asked, int queries) : AnswerReader<MilvusSearchResults<TRecord>>
    where TRecord : class
{
    public override MilvusSearchResults<TRecord> Read(AnswerBytes bytes, CallContext call)
    {
        using var answer = SearchAnswer.Reader.Read(bytes, call);
        return SearchAnswers.Read(answer, plan, schema, asked, queries);
    }
}
