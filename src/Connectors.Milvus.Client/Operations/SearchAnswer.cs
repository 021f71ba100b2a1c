using System.Buffers.Binary;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// The answer of a search: columns, keys and scores where they arrived, the rest as messages. Disposing gives the bytes back.
/// </summary>
internal sealed class SearchAnswer : IDisposable
{
    private readonly AnswerBytes _bytes;
    private ReadOnlyMemory<byte> _scores;

    private SearchAnswer(AnswerBytes bytes)
    {
        _bytes = bytes;
        var split = new WireSplit(bytes.Memory, Rest, SearchResults.ResultsFieldNumber);
        while (split.MoveNext())
        {
            ReadData(split.Value);
        }
    }

    public static AnswerReader<SearchAnswer> Reader { get; } = new AnswerReader();

    public List<ColumnSource> Columns { get; } = [];

    /// <summary>The columns of grouping fields.</summary>
    public List<ColumnSource> Groups { get; } = [];

    /// <summary>The primary keys; null where the server sent none.</summary>
    public ColumnSource? Keys { get; private set; }

    public int ScoreCount => _scores.Length / sizeof(float);

    /// <summary>Everything about the hits that has no property of its own.</summary>
    public SearchResultData Data { get; } = new();

    /// <summary>Everything about the call.</summary>
    public SearchResults Rest { get; } = new();

    public float Score(int row) => BinaryPrimitives.ReadSingleLittleEndian(_scores.Span[(row * sizeof(float))..]);

    public void Dispose() => _bytes.Dispose();

    private void ReadData(ReadOnlyMemory<byte> data)
    {
        var split = new WireSplit(
            data,
            Data,
            SearchResultData.FieldsDataFieldNumber,
            SearchResultData.ScoresFieldNumber,
            SearchResultData.IdsFieldNumber,
            SearchResultData.GroupByFieldValueFieldNumber,
            SearchResultData.GroupByFieldValuesFieldNumber);
        ColumnSource? oldGroup = null;
        while (split.MoveNext())
        {
            switch (split.Field)
            {
                case SearchResultData.FieldsDataFieldNumber: Columns.Add(ColumnReader.Read(split.Value)); break;
                case SearchResultData.ScoresFieldNumber: _scores = split.Value; break;
                case SearchResultData.IdsFieldNumber: Keys = ColumnReader.ReadKeys(split.Value); break;
                case SearchResultData.GroupByFieldValuesFieldNumber: Groups.Add(ColumnReader.Read(split.Value)); break;
                default: oldGroup = ColumnReader.Read(split.Value); break;
            }
        }

        // One field is answered in the place that is older.
        if (Groups.Count == 0 && oldGroup is { Type: not DataType.None })
        {
            Groups.Add(oldGroup);
        }
    }

    private sealed class AnswerReader : AnswerReader<SearchAnswer>
    {
        public override SearchAnswer Read(AnswerBytes bytes, CallContext call)
        {
            try
            {
                var answer = new SearchAnswer(bytes);
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
