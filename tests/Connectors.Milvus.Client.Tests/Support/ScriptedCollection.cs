using Connectors.Milvus.Protocol;
using Proto = Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// One collection on a <see cref="ScriptedMilvus"/>: what describes answer, and what proxies accept. An insert under another schema
/// timestamp than the proxy's is answered with code 109, as Milvus does.
/// </summary>
internal sealed class ScriptedCollection
{
    private const ulong FirstTimestamp = 100;

    public ScriptedCollection()
    {
        Server
            .On(MilvusRpcs.DescribeCollection, _ => Describe())
            .On(MilvusRpcs.Insert, Insert);
    }

    public ScriptedMilvus Server { get; } = new() { Version = "v3.0.0" };

    public string Name { get; set; } = "docs";

    public long Id { get; set; } = 1;

    /// <summary>What describes answer.</summary>
    public ulong DescribedTimestamp { get; set; } = FirstTimestamp;

    /// <summary>What the proxy that takes inserts knows.</summary>
    public ulong ProxyTimestamp { get; set; } = FirstTimestamp;

    /// <summary>What inserts answer as the moment of the write.</summary>
    public ulong WriteTimestamp { get; set; } = 1;

    public bool EnableDynamicField { get; set; }

    public List<MilvusFieldSchema> Fields { get; } =
        [MilvusFieldSchema.Int64("id", isPrimaryKey: true), MilvusFieldSchema.FloatVector("vector", 2)];

    public List<MilvusStructFieldSchema> StructFields { get; } = [];

    /// <summary>Runs before each describe is answered; gets the number of the describe, from 1.</summary>
    public Action<int>? OnDescribe { get; set; }

    /// <summary>Runs before each insert is checked; gets the number of the insert, from 1.</summary>
    public Action<int>? OnInsert { get; set; }

    /// <summary>Why inserts are refused at the moment; null to take them.</summary>
    public Func<string?>? Refusal { get; set; }

    public List<InsertRequest> Inserts { get; } = [];

    public int Describes { get; private set; }

    public MilvusClient CreateClient(TimeProvider? time = null) => Server.CreateClient(time);

    private DescribeCollectionResponse Describe()
    {
        Describes++;
        OnDescribe?.Invoke(Describes);
        return new DescribeCollectionResponse
        {
            CollectionID = Id,
            CollectionName = Name,
            UpdateTimestamp = DescribedTimestamp,
            Schema = SchemaMessages.ToMessage(
                Name, new MilvusCollectionSchema { Fields = Fields, StructFields = StructFields, EnableDynamicField = EnableDynamicField }),
        };
    }

    private MutationResult Insert(InsertRequest request)
    {
        Inserts.Add(request);
        OnInsert?.Invoke(Inserts.Count);
        if (Refusal?.Invoke() is { } reason)
        {
            return new MutationResult { Status = MilvusStatus.From(MilvusCode.Unexpected, reason) };
        }

        return request.SchemaTimestamp == 0 || request.SchemaTimestamp == ProxyTimestamp
            ? new MutationResult { InsertCnt = request.NumRows, Timestamp = WriteTimestamp, IDs = new IDs { IntId = new LongArray() } }
            : new MutationResult { Status = MilvusStatus.From(MilvusCode.SchemaMismatch, "collection schema mismatch") };
    }
}
