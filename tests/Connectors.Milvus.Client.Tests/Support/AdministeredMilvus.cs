using Connectors.Milvus.Protocol;
using Connectors.Milvus.Testing;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests;

/// <summary>
/// A cluster's administration as a script: what the embedded engine, which has one user and one node, never answers. Keeps the
/// requests.
/// </summary>
internal sealed class AdministeredMilvus
{
    private readonly RecordingHandler _recorder;

    public AdministeredMilvus(string version = "v3.0.0")
    {
        Server = new ScriptedMilvus { Version = version };
        _recorder = new RecordingHandler(Server);
        Accept(MilvusRpcs.CreateCredential);
        Accept(MilvusRpcs.UpdateCredential);
        Accept(MilvusRpcs.DeleteCredential);
        Accept(MilvusRpcs.CreateRole);
        Accept(MilvusRpcs.AlterRole);
        Accept(MilvusRpcs.DropRole);
        Accept(MilvusRpcs.OperateUserRole);
        Accept(MilvusRpcs.OperatePrivilege);
        Accept(MilvusRpcs.OperatePrivilegeV2);
        Accept(MilvusRpcs.CreatePrivilegeGroup);
        Accept(MilvusRpcs.DropPrivilegeGroup);
        Accept(MilvusRpcs.OperatePrivilegeGroup);
        Accept(MilvusRpcs.RestoreRBAC);
        Accept(MilvusRpcs.CreateResourceGroup);
        Accept(MilvusRpcs.UpdateResourceGroups);
        Accept(MilvusRpcs.DropResourceGroup);
        Accept(MilvusRpcs.TransferNode);
        Accept(MilvusRpcs.TransferReplica);
        Accept(MilvusRpcs.UpdateReplicateConfiguration);
    }

    public ScriptedMilvus Server { get; }

    public IReadOnlyList<RecordedCall> Calls => _recorder.Calls;

    public MilvusClient CreateClient(string database = "shop") =>
        new(new MilvusClientOptions { Handler = _recorder, Database = database, Retry = MilvusRetryOptions.None });

    private void Accept<TRequest>(MilvusRpc<TRequest, Status> rpc)
        where TRequest : class, IMessage<TRequest>, new() => Server.On(rpc, _ => new Status());
}
