using System.Buffers.Binary;
using System.Text;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>
/// The answer of a search: what every answer has where it arrived, the rest as a message. Disposing gives the bytes back.
/// </summary>
internal sealed class SearchAnswer : IDisposable
{
    private const uint StatusTag = (SearchResults.StatusFieldNumber << 3) | 2;
    private const uint ResultsTag = (SearchResults.ResultsFieldNumber << 3) | 2;
    private const uint SessionTag = (SearchResults.SessionTsFieldNumber << 3) | 0;

    private const uint QueriesTag = (SearchResultData.NumQueriesFieldNumber << 3) | 0;
    private const uint LimitTag = (SearchResultData.TopKFieldNumber << 3) | 0;
    private const uint ColumnTag = (SearchResultData.FieldsDataFieldNumber << 3) | 2;
    private const uint ScoresTag = (SearchResultData.ScoresFieldNumber << 3) | 2;
    private const uint KeysTag = (SearchResultData.IdsFieldNumber << 3) | 2;
    private const uint CountsTag = (SearchResultData.TopksFieldNumber << 3) | 2;
    private const uint OutputFieldTag = (SearchResultData.OutputFieldsFieldNumber << 3) | 2;
    private const uint KeyNameTag = (SearchResultData.PrimaryFieldNameFieldNumber << 3) | 2;
    private const uint OldGroupTag = (SearchResultData.GroupByFieldValueFieldNumber << 3) | 2;
    private const uint GroupTag = (SearchResultData.GroupByFieldValuesFieldNumber << 3) | 2;

    private readonly AnswerBytes _bytes;
    private ReadOnlyMemory<byte> _data;
    private ReadOnlyMemory<byte> _scores;

    private SearchAnswer(AnswerBytes bytes)
    {
        _bytes = bytes;
        var answer = bytes.Memory;
        var reader = new WireReader(answer.Span);
        while (!reader.IsAtEnd)
        {
            var tag = reader.Tag();
            switch (tag)
            {
                case StatusTag: Status = ReadStatus(reader.Bytes()); break;
                case ResultsTag: ReadData(reader.Bytes(answer)); break;
                case SessionTag: SessionTimestamp = reader.Varint(); break;
                default: reader.Skip(tag); break;
            }
        }
    }

    public static AnswerReader<SearchAnswer> Reader { get; } = new AnswerReader();

    /// <summary>What the server says of the call; null means success and nothing else to say.</summary>
    public Status? Status { get; private set; }

    /// <summary>The moment that the search shows, where the server tells it; else 0.</summary>
    public ulong SessionTimestamp { get; private set; }

    public List<ColumnSource> Columns { get; } = new(4);

    /// <summary>The columns of grouping fields.</summary>
    public List<ColumnSource> Groups { get; private set; } = NoGroups;

    /// <summary>The primary keys; null where the server sent none.</summary>
    public ColumnSource? Keys { get; private set; }

    /// <summary>The primary key's name; empty on old servers.</summary>
    public string KeyName { get; private set; } = "";

    /// <summary>How many hits each query vector has.</summary>
    public List<long> Counts { get; } = new(1);

    public int ScoreCount => _scores.Length / sizeof(float);

    /// <summary>Everything about the hits that has no property of its own; null where there is nothing more.</summary>
    public SearchResultData? Rest { get; private set; }

    private static List<ColumnSource> NoGroups { get; } = [];

    public float Score(int row) => BinaryPrimitives.ReadSingleLittleEndian(_scores.Span[(row * sizeof(float))..]);

    /// <summary>The names of the fields that were asked for, as the server understood them; empty where it does not say. Read anew each time.</summary>
    public List<string> OutputFields()
    {
        var names = new List<string>();
        var reader = new WireReader(_data.Span);
        while (!reader.IsAtEnd)
        {
            var tag = reader.Tag();
            if (tag == OutputFieldTag)
            {
                names.Add(Encoding.UTF8.GetString(reader.Bytes()));
            }
            else
            {
                reader.Skip(tag);
            }
        }

        return names;
    }

    public void Dispose() => _bytes.Dispose();

    // Success comes as an empty message.
    private static Status? ReadStatus(ReadOnlySpan<byte> status) => status.IsEmpty ? null : Status.Parser.ParseFrom(status);

    private void ReadData(ReadOnlyMemory<byte> data)
    {
        _data = data;
        ColumnSource? oldGroup = null;
        var reader = new WireReader(data.Span);
        while (!reader.IsAtEnd)
        {
            var start = reader.Position;
            var tag = reader.Tag();
            switch (tag)
            {
                case QueriesTag or LimitTag or OutputFieldTag: reader.Skip(tag); break;
                case ColumnTag: Columns.Add(ColumnReader.Read(reader.Bytes(data))); break;
                case ScoresTag: _scores = reader.Bytes(data); break;
                case KeysTag: Keys = ColumnReader.ReadKeys(reader.Bytes(data)); break;
                case CountsTag: ReadCounts(reader.Bytes()); break;
                case KeyNameTag: KeyName = Encoding.UTF8.GetString(reader.Bytes()); break;
                case OldGroupTag: oldGroup = ColumnReader.Read(reader.Bytes(data)); break;
                case GroupTag: AddGroup(ColumnReader.Read(reader.Bytes(data))); break;
                default:
                    reader.Skip(tag);
                    (Rest ??= new SearchResultData()).MergeFrom(data.Span[start..reader.Position]);
                    break;
            }
        }

        // Numbers that are not packed come one by one, as what is rare.
        if (Rest is { Topks.Count: > 0 } rest)
        {
            Counts.AddRange(rest.Topks);
        }

        // One field is answered in the place that is older.
        if (Groups.Count == 0 && oldGroup is { Type: not DataType.None })
        {
            AddGroup(oldGroup);
        }
    }

    private void ReadCounts(ReadOnlySpan<byte> counts)
    {
        for (var reader = new WireReader(counts); !reader.IsAtEnd;)
        {
            Counts.Add((long)reader.Varint());
        }
    }

    private void AddGroup(ColumnSource column)
    {
        if (ReferenceEquals(Groups, NoGroups))
        {
            Groups = [];
        }

        Groups.Add(column);
    }

    private sealed class AnswerReader : AnswerReader<SearchAnswer>
    {
        public override SearchAnswer Read(AnswerBytes bytes, CallContext call)
        {
            try
            {
                var answer = new SearchAnswer(bytes);
                RequireSuccess(answer.Status, call);
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
