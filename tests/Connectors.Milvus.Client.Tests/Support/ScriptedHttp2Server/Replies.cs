using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Scripts that many tests share.</summary>
internal static class Replies
{
    public const string Version = "v2.6.22";

    /// <summary>Success, whichever of the RPCs of <see cref="Calls"/> it is.</summary>
    public static Task Ok(Exchange exchange) => exchange.Path == MilvusRpcs.GetVersion.Path
        ? exchange.ReplyAsync(new GetVersionResponse { Status = MilvusStatus.Success(), Version = Version })
        : exchange.Path == MilvusRpcs.Insert.Path
            ? exchange.ReplyAsync(new MutationResult { Status = MilvusStatus.Success(), InsertCnt = 1 })
            : exchange.ReplyAsync(MilvusStatus.Success());

    public static Func<Exchange, Task> Grpc(GrpcStatusCode status, string message = "") => exchange => exchange.RefuseAsync(status, message);

    public static Func<Exchange, Task> Status(int code, bool retriable) => exchange =>
    {
        var status = new Status { Code = code, Reason = "scripted", Retriable = retriable };
        return exchange.Path == MilvusRpcs.GetVersion.Path
            ? exchange.ReplyAsync(new GetVersionResponse { Status = status })
            : exchange.Path == MilvusRpcs.Insert.Path
                ? exchange.ReplyAsync(new MutationResult { Status = status })
                : exchange.ReplyAsync(status);
    };

    public static Task Cut(Exchange exchange)
    {
        exchange.Connection.Abort();
        return Task.CompletedTask;
    }

    public static Task Silence(Exchange exchange) => Task.CompletedTask;
}
