using System.Diagnostics.CodeAnalysis;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Local;

/// <summary>The RPCs this end answers, by path. Built once; read by many.</summary>
internal sealed class RpcTable
{
    private readonly Dictionary<string, RpcEndpoint> _endpoints = [];

    /// <summary>Every RPC the embedded engine has.</summary>
    public static RpcTable Default { get; } = Build();

    public void Add<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc, Func<TRequest, RpcContext, TResponse> handle)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
        => _endpoints.Add(rpc.Path, new RpcEndpoint<TRequest, TResponse>(rpc, handle));

    public bool TryGet(string path, [NotNullWhen(true)] out RpcEndpoint? endpoint) => _endpoints.TryGetValue(path, out endpoint);

    private static RpcTable Build()
    {
        var table = new RpcTable();
        SystemHandlers.AddTo(table);
        DatabaseHandlers.AddTo(table);
        CollectionHandlers.AddTo(table);
        SchemaHandlers.AddTo(table);
        LoadHandlers.AddTo(table);
        PartitionHandlers.AddTo(table);
        AliasHandlers.AddTo(table);
        IndexHandlers.AddTo(table);
        WriteHandlers.AddTo(table);
        QueryHandlers.AddTo(table);
        SearchHandlers.AddTo(table);
        TextHandlers.AddTo(table);
        MaintenanceHandlers.AddTo(table);
        MonitorHandlers.AddTo(table);
        return table;
    }
}
