using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>One call per retry class, made straight on the connection.</summary>
internal static class Calls
{
    public static Task<GetVersionResponse> ReadAsync(this MilvusConnection connection, CancellationToken cancellationToken = default) =>
        connection.InvokeAsync(MilvusRpcs.GetVersion, new GetVersionRequest(), new CallContext(null, "GetVersion"), cancellationToken);

    public static Task<Status> IdempotentDdlAsync(this MilvusConnection connection) =>
        connection.InvokeAsync(
            MilvusRpcs.DropCollection, new DropCollectionRequest { CollectionName = "docs" }, new CallContext(null, "DropCollection", "docs"), default);

    public static Task<Status> DdlAsync(this MilvusConnection connection) =>
        connection.InvokeAsync(
            MilvusRpcs.RenameCollection, new RenameCollectionRequest { OldName = "docs" }, new CallContext(null, "RenameCollection", "docs"), default);

    public static Task<MutationResult> WriteAsync(this MilvusConnection connection, CancellationToken cancellationToken = default) =>
        connection.InvokeAsync(
            MilvusRpcs.Insert, new InsertRequest { CollectionName = "docs", NumRows = 1 }, new CallContext(null, "Insert", "docs"), cancellationToken);

    /// <summary>A call of the class, its answer left aside.</summary>
    public static Task InvokeAsync(this MilvusConnection connection, RetryClass retryClass) => retryClass switch
    {
        RetryClass.Read => connection.ReadAsync(),
        RetryClass.IdempotentDdl => connection.IdempotentDdlAsync(),
        RetryClass.Ddl => connection.DdlAsync(),
        _ => connection.WriteAsync(),
    };
}
