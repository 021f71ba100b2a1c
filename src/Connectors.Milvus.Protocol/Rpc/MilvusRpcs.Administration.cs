using static Connectors.Milvus.Protocol.RetryClass;

namespace Connectors.Milvus.Protocol;

/// <content>Who may do what, on which nodes, and which cluster follows which.</content>
public static partial class MilvusRpcs
{
    // Users and roles
    /// <summary>Creates a user.</summary>
    public static MilvusRpc<CreateCredentialRequest, Status> CreateCredential { get; } = Plain<CreateCredentialRequest>(nameof(CreateCredential), Ddl);

    /// <summary>Changes a user's password or description.</summary>
    public static MilvusRpc<UpdateCredentialRequest, Status> UpdateCredential { get; } = Plain<UpdateCredentialRequest>(nameof(UpdateCredential), Ddl);

    /// <summary>Drops a user.</summary>
    public static MilvusRpc<DeleteCredentialRequest, Status> DeleteCredential { get; } = Plain<DeleteCredentialRequest>(nameof(DeleteCredential), Ddl);

    /// <summary>The names of all users.</summary>
    public static MilvusRpc<ListCredUsersRequest, ListCredUsersResponse> ListCredUsers { get; } =
        Add<ListCredUsersRequest, ListCredUsersResponse>(nameof(ListCredUsers), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Users with their roles.</summary>
    public static MilvusRpc<SelectUserRequest, SelectUserResponse> SelectUser { get; } =
        Add<SelectUserRequest, SelectUserResponse>(nameof(SelectUser), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Creates a role.</summary>
    public static MilvusRpc<CreateRoleRequest, Status> CreateRole { get; } = Plain<CreateRoleRequest>(nameof(CreateRole), Ddl);

    /// <summary>Changes a role's description.</summary>
    public static MilvusRpc<AlterRoleRequest, Status> AlterRole { get; } = Plain<AlterRoleRequest>(nameof(AlterRole), IdempotentDdl);

    /// <summary>Drops a role.</summary>
    public static MilvusRpc<DropRoleRequest, Status> DropRole { get; } = Plain<DropRoleRequest>(nameof(DropRole), Ddl);

    /// <summary>Roles with their users.</summary>
    public static MilvusRpc<SelectRoleRequest, SelectRoleResponse> SelectRole { get; } =
        Add<SelectRoleRequest, SelectRoleResponse>(nameof(SelectRole), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Gives a user a role or takes it away.</summary>
    public static MilvusRpc<OperateUserRoleRequest, Status> OperateUserRole { get; } = Plain<OperateUserRoleRequest>(nameof(OperateUserRole), IdempotentDdl);

    // Privileges
    /// <summary>Grants or revokes a privilege on an object of a kind.</summary>
    public static MilvusRpc<OperatePrivilegeRequest, Status> OperatePrivilege { get; } = Plain<OperatePrivilegeRequest>(nameof(OperatePrivilege), IdempotentDdl);

    /// <summary>Grants or revokes a privilege or a group of them on collections of databases.</summary>
    public static MilvusRpc<OperatePrivilegeV2Request, Status> OperatePrivilegeV2 { get; } = Plain<OperatePrivilegeV2Request>(nameof(OperatePrivilegeV2), IdempotentDdl);

    /// <summary>What a role is granted.</summary>
    public static MilvusRpc<SelectGrantRequest, SelectGrantResponse> SelectGrant { get; } =
        Add<SelectGrantRequest, SelectGrantResponse>(nameof(SelectGrant), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Creates a privilege group.</summary>
    public static MilvusRpc<CreatePrivilegeGroupRequest, Status> CreatePrivilegeGroup { get; } = Plain<CreatePrivilegeGroupRequest>(nameof(CreatePrivilegeGroup), Ddl);

    /// <summary>Drops a privilege group.</summary>
    public static MilvusRpc<DropPrivilegeGroupRequest, Status> DropPrivilegeGroup { get; } = Plain<DropPrivilegeGroupRequest>(nameof(DropPrivilegeGroup), Ddl);

    /// <summary>Privilege groups with their privileges.</summary>
    public static MilvusRpc<ListPrivilegeGroupsRequest, ListPrivilegeGroupsResponse> ListPrivilegeGroups { get; } =
        Add<ListPrivilegeGroupsRequest, ListPrivilegeGroupsResponse>(nameof(ListPrivilegeGroups), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Adds privileges to a group or removes them.</summary>
    public static MilvusRpc<OperatePrivilegeGroupRequest, Status> OperatePrivilegeGroup { get; } = Plain<OperatePrivilegeGroupRequest>(nameof(OperatePrivilegeGroup), IdempotentDdl);

    /// <summary>All users, roles, grants and privilege groups.</summary>
    public static MilvusRpc<BackupRBACMetaRequest, BackupRBACMetaResponse> BackupRBAC { get; } =
        Add<BackupRBACMetaRequest, BackupRBACMetaResponse>(nameof(BackupRBAC), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Creates what a backup holds.</summary>
    public static MilvusRpc<RestoreRBACMetaRequest, Status> RestoreRBAC { get; } = Plain<RestoreRBACMetaRequest>(nameof(RestoreRBAC), Ddl);

    // Nodes
    /// <summary>Creates a resource group.</summary>
    public static MilvusRpc<CreateResourceGroupRequest, Status> CreateResourceGroup { get; } = Plain<CreateResourceGroupRequest>(nameof(CreateResourceGroup), IdempotentDdl);

    /// <summary>Replaces the configurations of resource groups.</summary>
    public static MilvusRpc<UpdateResourceGroupsRequest, Status> UpdateResourceGroups { get; } = Plain<UpdateResourceGroupsRequest>(nameof(UpdateResourceGroups), IdempotentDdl);

    /// <summary>Drops an empty resource group.</summary>
    public static MilvusRpc<DropResourceGroupRequest, Status> DropResourceGroup { get; } = Plain<DropResourceGroupRequest>(nameof(DropResourceGroup), IdempotentDdl);

    /// <summary>The names of all resource groups.</summary>
    public static MilvusRpc<ListResourceGroupsRequest, ListResourceGroupsResponse> ListResourceGroups { get; } =
        Add<ListResourceGroupsRequest, ListResourceGroupsResponse>(nameof(ListResourceGroups), Read, r => r.Status, s => new() { Status = s });

    /// <summary>A resource group's nodes, loads and configuration.</summary>
    public static MilvusRpc<DescribeResourceGroupRequest, DescribeResourceGroupResponse> DescribeResourceGroup { get; } =
        Add<DescribeResourceGroupRequest, DescribeResourceGroupResponse>(nameof(DescribeResourceGroup), Read, r => r.Status, s => new() { Status = s });

    /// <summary>Moves a number of nodes between resource groups.</summary>
    public static MilvusRpc<TransferNodeRequest, Status> TransferNode { get; } = Plain<TransferNodeRequest>(nameof(TransferNode), Ddl);

    /// <summary>Moves a number of a collection's replicas between resource groups.</summary>
    public static MilvusRpc<TransferReplicaRequest, Status> TransferReplica { get; } = Plain<TransferReplicaRequest>(nameof(TransferReplica), Ddl);

    /// <summary>A loaded collection's replicas.</summary>
    public static MilvusRpc<GetReplicasRequest, GetReplicasResponse> GetReplicas { get; } =
        Add<GetReplicasRequest, GetReplicasResponse>(nameof(GetReplicas), Read, r => r.Status, s => new() { Status = s });

    /// <summary>The segments of a collection in the memory of query nodes.</summary>
    public static MilvusRpc<GetQuerySegmentInfoRequest, GetQuerySegmentInfoResponse> GetQuerySegmentInfo { get; } =
        Add<GetQuerySegmentInfoRequest, GetQuerySegmentInfoResponse>(nameof(GetQuerySegmentInfo), Read, r => r.Status, s => new() { Status = s });

    /// <summary>The segments of a collection in storage.</summary>
    public static MilvusRpc<GetPersistentSegmentInfoRequest, GetPersistentSegmentInfoResponse> GetPersistentSegmentInfo { get; } =
        Add<GetPersistentSegmentInfoRequest, GetPersistentSegmentInfoResponse>(nameof(GetPersistentSegmentInfo), Read, r => r.Status, s => new() { Status = s });

    // Replication between clusters
    /// <summary>Replaces the replication configuration.</summary>
    public static MilvusRpc<UpdateReplicateConfigurationRequest, Status> UpdateReplicateConfiguration { get; } = Plain<UpdateReplicateConfigurationRequest>(nameof(UpdateReplicateConfiguration), IdempotentDdl);

    /// <summary>The replication configuration, without tokens.</summary>
    public static MilvusRpc<GetReplicateConfigurationRequest, GetReplicateConfigurationResponse> GetReplicateConfiguration { get; } =
        Add<GetReplicateConfigurationRequest, GetReplicateConfigurationResponse>(nameof(GetReplicateConfiguration), Read, r => r.Status, s => new() { Status = s });

    /// <summary>How far a source's channel has been followed. Its answers carry no status: failures are gRPC's own.</summary>
    public static MilvusRpc<GetReplicateInfoRequest, GetReplicateInfoResponse> GetReplicateInfo { get; } =
        Add<GetReplicateInfoRequest, GetReplicateInfoResponse>(nameof(GetReplicateInfo), Read, _ => null, _ => new());
}
