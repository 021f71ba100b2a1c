namespace Connectors.Milvus.Protocol.Tests;

/// <content>Users, roles, privileges, nodes and replication.</content>
internal static partial class WireNumbers
{
    public const string AdministrationMessages = """
        common.ConnectionParam: uri 1, token 2
        common.CrossClusterTopology: source_cluster_id 1, target_cluster_id 2
        common.MessageID: id 1, WAL_name 2
        common.MilvusCluster: cluster_id 1, connection_param 2, pchannels 3
        common.NodeInfo: node_id 1, address 2, hostname 3
        common.ReplicateCheckpoint: cluster_id 1, pchannel 2, message_id 3, time_tick 4
        common.ReplicateConfiguration: clusters 1, cross_cluster_topology 2
        rg.ResourceGroupConfig: requests 1, limits 2, transfer_from 3, transfer_to 4, node_filter 5
        rg.ResourceGroupLimit: node_num 1
        rg.ResourceGroupNodeFilter: node_labels 1
        rg.ResourceGroupTransfer: resource_group 1
        milvus.AlterRoleRequest: base 1, role_name 2, description 3
        milvus.BackupRBACMetaRequest: base 1
        milvus.BackupRBACMetaResponse: status 1, RBAC_meta 2
        milvus.CreateCredentialRequest: base 1, username 2, password 3, created_utc_timestamps 4,
            modified_utc_timestamps 5, description 6
        milvus.CreatePrivilegeGroupRequest: base 1, group_name 2
        milvus.CreateResourceGroupRequest: base 1, resource_group 2, config 3
        milvus.CreateRoleRequest: base 1, entity 2
        milvus.DeleteCredentialRequest: base 1, username 2
        milvus.DescribeResourceGroupRequest: base 1, resource_group 2
        milvus.DescribeResourceGroupResponse: status 1, resource_group 2
        milvus.DropPrivilegeGroupRequest: base 1, group_name 2
        milvus.DropResourceGroupRequest: base 1, resource_group 2
        milvus.DropRoleRequest: base 1, role_name 2, force_drop 3
        milvus.GetPersistentSegmentInfoRequest: base 1, dbName 2, collectionName 3
        milvus.GetPersistentSegmentInfoResponse: status 1, infos 2
        milvus.GetQuerySegmentInfoRequest: base 1, dbName 2, collectionName 3
        milvus.GetQuerySegmentInfoResponse: status 1, infos 2
        milvus.GetReplicasRequest: base 1, collectionID 2, with_shard_nodes 3, collection_name 4, db_name 5
        milvus.GetReplicasResponse: status 1, replicas 2
        milvus.GetReplicateConfigurationRequest:
        milvus.GetReplicateConfigurationResponse: status 1, configuration 2
        milvus.GetReplicateInfoRequest: source_cluster_id 1, target_pchannel 2
        milvus.GetReplicateInfoResponse: checkpoint 1, salvage_checkpoint 2
        milvus.GrantEntity: role 1, object 2, object_name 3, grantor 4, db_name 5
        milvus.GrantorEntity: user 1, privilege 2
        milvus.ListCredUsersRequest: base 1
        milvus.ListCredUsersResponse: status 1, usernames 2
        milvus.ListPrivilegeGroupsRequest: base 1
        milvus.ListPrivilegeGroupsResponse: status 1, privilege_groups 2
        milvus.ListResourceGroupsRequest: base 1
        milvus.ListResourceGroupsResponse: status 1, resource_groups 2
        milvus.ObjectEntity: name 1
        milvus.OperatePrivilegeGroupRequest: base 1, group_name 2, privileges 3, type 4
        milvus.OperatePrivilegeRequest: base 1, entity 2, type 3, version 4
        milvus.OperatePrivilegeV2Request: base 1, role 2, grantor 3, type 4, db_name 5, collection_name 6
        milvus.OperateUserRoleRequest: base 1, username 2, role_name 3, type 4
        milvus.PersistentSegmentInfo: segmentID 1, collectionID 2, partitionID 3, num_rows 4, state 5, level 6,
            is_sorted 7, storage_version 8
        milvus.PrivilegeEntity: name 1
        milvus.PrivilegeGroupInfo: group_name 1, privileges 2
        milvus.QuerySegmentInfo: segmentID 1, collectionID 2, partitionID 3, mem_size 4, num_rows 5, index_name 6,
            indexID 7, nodeID 8, state 9, nodeIds 10, level 11, is_sorted 12, storage_version 13
        milvus.RBACMeta: users 1, roles 2, grants 3, privilege_groups 4
        milvus.ReplicaInfo: replicaID 1, collectionID 2, partition_ids 3, shard_replicas 4, node_ids 5,
            resource_group_name 6, num_outbound_node 7
        milvus.ResourceGroup: name 1, capacity 2, num_available_node 3, num_loaded_replica 4, num_outgoing_node 5,
            num_incoming_node 6, config 7, nodes 8
        milvus.RestoreRBACMetaRequest: base 1, RBAC_meta 2
        milvus.RoleEntity: name 1, description 2
        milvus.RoleResult: role 1, users 2
        milvus.SelectGrantRequest: base 1, entity 2
        milvus.SelectGrantResponse: status 1, entities 2
        milvus.SelectRoleRequest: base 1, role 2, include_user_info 3
        milvus.SelectRoleResponse: status 1, results 2
        milvus.SelectUserRequest: base 1, user 2, include_role_info 3
        milvus.SelectUserResponse: status 1, results 2
        milvus.ShardReplica: leaderID 1, leader_addr 2, dm_channel_name 3, node_ids 4
        milvus.TransferNodeRequest: base 1, source_resource_group 2, target_resource_group 3, num_node 4
        milvus.TransferReplicaRequest: base 1, source_resource_group 2, target_resource_group 3, collection_name 4,
            num_replica 5, db_name 6
        milvus.UpdateCredentialRequest: base 1, username 2, oldPassword 3, newPassword 4, created_utc_timestamps 5,
            modified_utc_timestamps 6, description 7
        milvus.UpdateReplicateConfigurationRequest: replicate_configuration 1, force_promote 2
        milvus.UpdateResourceGroupsRequest: base 1, resource_groups 2
        milvus.UserEntity: name 1
        milvus.UserInfo: user 1, password 2, roles 3
        milvus.UserResult: user 1, roles 2, description 3
        """;

    public const string AdministrationEnums = """
        common.SegmentLevel: Legacy 0, L0 1, L1 2, L2 3
        common.SegmentState: SegmentStateNone 0, NotExist 1, Growing 2, Sealed 3, Flushed 4, Flushing 5, Dropped 6,
            Importing 7
        common.WALName: Unknown 0, RocksMQ 1, Pulsar 2, Kafka 3, WoodPecker 4, Test 999
        milvus.OperatePrivilegeGroupType: AddPrivilegesToGroup 0, RemovePrivilegesFromGroup 1
        milvus.OperatePrivilegeType: Grant 0, Revoke 1
        milvus.OperateUserRoleType: AddUserToRole 0, RemoveUserFromRole 1
        """;
}
