using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>The answer of a query: its columns where they arrived, the rest as a message. Disposing gives the bytes back.</summary>
internal sealed class QueryAnswer : IDisposable
{
    private readonly AnswerBytes _bytes;

    private QueryAnswer(AnswerBytes bytes)
    {
        _bytes = bytes;
        var split = new WireSplit(bytes.Memory, Rest, QueryResults.FieldsDataFieldNumber);
        while (split.MoveNext())
        {
            Columns.Add(ColumnReader.Read(split.Value));
        }
    }

    public static AnswerReader<QueryAnswer> Reader { get; } = new AnswerReader();

    public List<ColumnSource> Columns { get; } = [];

    /// <summary>Everything but the columns.</summary>
    public QueryResults Rest { get; } = new();

    public void Dispose() => _bytes.Dispose();

    private sealed class AnswerReader : AnswerReader<QueryAnswer>
    {
        public override QueryAnswer Read(AnswerBytes bytes, CallContext call)
        {
            try
            {
                var answer = new QueryAnswer(bytes);
                RequireSuccess(answer.Rest.Status, call);
                return answer;
            }
            catch
            {
                bytes.Dispose();
                throw;
            }
        }
    }
}
