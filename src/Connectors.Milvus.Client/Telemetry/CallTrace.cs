using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>One call as spans and metrics tell it: what it is, where it goes, how it ended and how long it took.</summary>
internal readonly struct CallTrace
{
    private const string System = "milvus";

    // RPC names are few; nothing else gets in here.
    private static readonly ConcurrentDictionary<string, string> Names = new(StringComparer.Ordinal);

    private readonly TagList _tags;
    private readonly Activity? _activity;
    private readonly TimeProvider _time;
    private readonly long _start;

    private CallTrace(string operation, CallContext call, int rows, MilvusAddress address, TimeProvider time)
    {
        _tags = Describe(operation, call, address);
        _activity = StartActivity(operation, call, address, _tags);
        if (rows > 1)
        {
            _activity?.SetTag("db.operation.batch.size", rows);
        }

        _time = time;
        _start = time.GetTimestamp();
    }

    /// <summary>Whether anybody listens.</summary>
    public static bool IsWanted => Instruments.Source.HasListeners() || Instruments.Duration.Enabled;

    /// <param name="rpc">The RPC's name.</param>
    /// <param name="call">The collection and database.</param>
    /// <param name="rows">How many rows the call writes; 0 for other calls.</param>
    /// <param name="address">The server.</param>
    /// <param name="time">The clock of the duration.</param>
    public static CallTrace Start(string rpc, CallContext call, int rows, MilvusAddress address, TimeProvider time) =>
        new(rows > 1 ? "BATCH " + OperationName(rpc) : OperationName(rpc), call, rows, address, time);

    public void Succeed() => End(failure: null);

    public void Fail(Exception failure) => End(failure);

    /// <summary>Counts a try that is repeated, and notes it on the span of its call.</summary>
    public static void Retry(string rpc, int number, MilvusException failure)
    {
        string error = ErrorType(failure);
        Instruments.Retries.Add(
            1, new KeyValuePair<string, object?>("db.operation.name", OperationName(rpc)), new KeyValuePair<string, object?>("error.type", error));
        if (Activity.Current is { } activity && ReferenceEquals(activity.Source, Instruments.Source))
        {
            activity.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection { ["attempt"] = number, ["error.type"] = error }));
        }
    }

    /// <summary>The RPC's name as other SDKs call the operation: <c>HybridSearch</c> is <c>hybrid_search</c>.</summary>
    public static string OperationName(string rpc) => Names.GetOrAdd(rpc, static name =>
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool startsWord = i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(startsWord ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    });

    private void End(Exception? failure)
    {
        TimeSpan elapsed = _time.GetElapsedTime(_start);
        TagList tags = _tags;
        if (failure is not null)
        {
            string type = ErrorType(failure);
            string? code = failure is MilvusServerException refusal ? refusal.Code.ToString(CultureInfo.InvariantCulture) : null;
            tags.Add("error.type", type);
            _activity?.SetTag("error.type", type);
            if (code is not null)
            {
                tags.Add("db.response.status_code", code);
                _activity?.SetTag("db.response.status_code", code);
            }

            _activity?.SetStatus(ActivityStatusCode.Error, Summarize(failure));
        }

        _activity?.Dispose();
        Instruments.Duration.Record(elapsed.TotalSeconds, tags);
    }

    private static TagList Describe(string operation, CallContext call, MilvusAddress address)
    {
        var tags = new TagList { { "db.system.name", System }, { "db.operation.name", operation } };
        if (call.Collection is { } collection)
        {
            tags.Add("db.collection.name", collection);
        }

        if (call.Database is { } database)
        {
            tags.Add("db.namespace", database);
        }

        tags.Add("server.address", address.SocketPath ?? address.Uri.Host);
        if (address.SocketPath is null && address.Uri.Port != MilvusAddress.DefaultPort)
        {
            tags.Add("server.port", address.Uri.Port);
        }

        return tags;
    }

    private static Activity? StartActivity(string operation, CallContext call, MilvusAddress address, TagList tags)
    {
        if (!Instruments.Source.HasListeners())
        {
            return null;
        }

        string target = call.Collection ?? call.Database ?? address.SocketPath ?? address.Uri.Authority;
        return Instruments.Source.StartActivity($"{operation} {target}", ActivityKind.Client, parentContext: default, tags);
    }

    // The server's words may quote a filter or a row.
    private static string? Summarize(Exception failure) => failure switch
    {
        MilvusServerException refusal => MilvusCodeTable.Get(refusal.Code).Name,
        MilvusTransportException => failure.Message,
        _ => null,
    };

    // Few and stable: Milvus's code, the gRPC status, or the exception's type.
    private static string ErrorType(Exception failure) => failure switch
    {
        MilvusServerException refusal => refusal.Code.ToString(CultureInfo.InvariantCulture),
        MilvusTransportException { GrpcStatus: { } status } => ((GrpcStatusCode)status).ToString(),
        OperationCanceledException => typeof(OperationCanceledException).FullName!,
        _ => failure.GetType().FullName!,
    };
}
