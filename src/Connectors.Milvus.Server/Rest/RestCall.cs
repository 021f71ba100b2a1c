using System.Text.Json;
using Connectors.Milvus.Local;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Server;

/// <summary>The members of an answer after its code.</summary>
internal delegate void RestAnswer(Utf8JsonWriter writer);

/// <summary>One REST call: its body, and the RPCs it becomes.</summary>
internal sealed class RestCall(RpcDispatcher dispatcher, RestBody body, RestHeaders headers, CancellationToken cancellationToken)
{
    private const string DefaultDatabase = "default";

    public RestBody Body { get; } = body;

    /// <summary>The database: the body's, else the header's, else the default one.</summary>
    public string Database
        => Body.Text("dbName") is { Length: > 0 } name ? name : string.IsNullOrEmpty(headers.Database) ? DefaultDatabase : headers.Database;

    /// <exception cref="RestException">The body names none.</exception>
    public string Collection => Body.RequiredText("collectionName");

    public ResultStyle Style => new(headers.AllowsInt64, JsonAsText: true);

    /// <summary>Runs an RPC in process.</summary>
    /// <exception cref="RestException">Milvus's status says that it failed.</exception>
    public TResponse Run<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc, TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var response = TryRun(rpc, request, out var fault);
        return fault is { } failure ? throw new RestException(failure.Code, failure.Reason) : response;
    }

    /// <summary>Runs an RPC whose answer tells nothing but that it was done.</summary>
    /// <exception cref="RestException">Milvus's status says that it failed.</exception>
    public RestAnswer Done<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc, TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        Run(rpc, request);
        return RestAnswers.Empty;
    }

    /// <summary>Runs an RPC in process and leaves its failure to the caller.</summary>
    public TResponse TryRun<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc, TRequest request, out MilvusFault? fault)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var response = dispatcher.Call(rpc, request, cancellationToken);
        fault = MilvusStatus.Read(rpc.GetStatus(response));
        return response;
    }

    /// <summary>The collection as it stands.</summary>
    public DescribeCollectionResponse Describe()
        => Run(MilvusRpcs.DescribeCollection, new DescribeCollectionRequest { DbName = Database, CollectionName = Collection });
}

/// <summary>What the headers of a REST call say.</summary>
internal readonly record struct RestHeaders(string? Database, bool AllowsInt64);

/// <summary>Answers of the usual shapes.</summary>
internal static class RestAnswers
{
    /// <summary><c>"data": {}</c></summary>
    public static RestAnswer Empty { get; } = writer =>
    {
        writer.WriteStartObject("data");
        writer.WriteEndObject();
    };

    public static RestAnswer Data(Action<Utf8JsonWriter> write) => writer =>
    {
        writer.WritePropertyName("data");
        write(writer);
    };

    public static RestAnswer Object(Action<Utf8JsonWriter> members) => writer =>
    {
        writer.WriteStartObject("data");
        members(writer);
        writer.WriteEndObject();
    };

    public static RestAnswer Names(IEnumerable<string> names) => Data(writer => writer.WriteTexts(names));

    public static RestAnswer Has(bool value) => Object(writer => writer.WriteBoolean("has", value));

    public static RestAnswer RowCount(IEnumerable<Protocol.KeyValuePair> stats)
    {
        var count = stats.FirstOrDefault(pair => pair.Key == "row_count")?.Value ?? "0";
        return Object(writer =>
        {
            writer.WritePropertyName("rowCount");
            writer.WriteRawValue(count);
        });
    }

    public static void WriteTexts(this Utf8JsonWriter writer, IEnumerable<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
            writer.WriteStringValue(text);

        writer.WriteEndArray();
    }

    /// <summary>Parameters as Milvus shows them: a list of <c>{key, value}</c>.</summary>
    public static void WritePairs(this Utf8JsonWriter writer, string name, IEnumerable<Protocol.KeyValuePair> pairs)
    {
        writer.WriteStartArray(name);
        foreach (var pair in pairs)
        {
            writer.WriteStartObject();
            writer.WriteString("key", pair.Key);
            writer.WriteString("value", pair.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
