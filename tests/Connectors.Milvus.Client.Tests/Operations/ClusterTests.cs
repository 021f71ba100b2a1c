using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>Resource groups, replicas, segments and replication: what is sent, and what answers become.</summary>
public sealed class ClusterTests
{
    private readonly AdministeredMilvus _milvus = new();

    [Fact]
    public async Task Resource_groups_are_sent()
    {
        var config = new MilvusResourceGroupConfig
        {
            RequestNodeCount = 1,
            LimitNodeCount = 3,
            TransferFrom = [MilvusResourceGroups.Default],
            TransferTo = ["spare"],
            NodeLabels = new Dictionary<string, string> { ["disk"] = "nvme" },
        };
        _milvus.Server.On(MilvusRpcs.ListResourceGroups, _ => new ListResourceGroupsResponse { ResourceGroups = { "a", "b" } });
        await using var client = _milvus.CreateClient();

        await client.CreateResourceGroupAsync("plain");
        await client.CreateResourceGroupAsync("fast", config);
        await client.UpdateResourceGroupsAsync(
            new Dictionary<string, MilvusResourceGroupConfig> { ["plain"] = new() { RequestNodeCount = 2 } });
        await client.TransferNodeAsync("plain", "fast", 1);
        await client.TransferReplicaAsync("plain", "fast", "docs", 2);
        var groups = await client.ListResourceGroupsAsync();
        await client.DropResourceGroupAsync("fast");

        Golden.Verify("resource-groups", _milvus.Calls);
        Assert.Equal(["a", "b"], groups);
    }

    [Fact]
    public async Task A_resource_group_is_described()
    {
        _milvus.Server.On(MilvusRpcs.DescribeResourceGroup, request => new DescribeResourceGroupResponse
        {
            ResourceGroup = new ResourceGroup
            {
                Name = request.ResourceGroup,
                Capacity = 2,
                NumAvailableNode = 1,
                NumLoadedReplica = { ["docs"] = 1 },
                NumOutgoingNode = { ["docs"] = 2 },
                NumIncomingNode = { ["docs"] = 3 },
                Config = new ResourceGroupConfig
                {
                    Requests = new ResourceGroupLimit { NodeNum = 2 },
                    Limits = new ResourceGroupLimit { NodeNum = 4 },
                    TransferFrom = { new ResourceGroupTransfer { ResourceGroup = "from" } },
                    TransferTo = { new ResourceGroupTransfer { ResourceGroup = "to" } },
                    NodeFilter = new ResourceGroupNodeFilter { NodeLabels = { new Protocol.KeyValuePair { Key = "disk", Value = "nvme" } } },
                },
                Nodes = { new NodeInfo { NodeId = 7, Address = "10.0.0.7:21123", Hostname = "seven" } },
            },
        });
        await using var client = _milvus.CreateClient();

        var group = await client.DescribeResourceGroupAsync("fast");

        Assert.Equal(("fast", 2, 1), (group.Name, group.Capacity, group.AvailableNodeCount));
        Assert.Equal((1, 2, 3), (group.LoadedReplicas["docs"], group.OutgoingNodes["docs"], group.IncomingNodes["docs"]));
        Assert.Equal((2, 4), (group.Config!.RequestNodeCount, group.Config.LimitNodeCount!.Value));
        Assert.Equal(["from"], group.Config.TransferFrom);
        Assert.Equal(["to"], group.Config.TransferTo);
        Assert.Equal("nvme", group.Config.NodeLabels["disk"]);
        Assert.Equal(new MilvusNode(7, "10.0.0.7:21123", "seven"), Assert.Single(group.Nodes));
    }

    [Fact]
    public async Task Replicas_are_asked_for_by_name()
    {
        _milvus.Server.On(MilvusRpcs.GetReplicas, _ => new GetReplicasResponse
        {
            Replicas =
            {
                new ReplicaInfo
                {
                    ReplicaID = 1,
                    CollectionID = 2,
                    PartitionIds = { 3 },
                    ShardReplicas = { new ShardReplica { LeaderID = 4, LeaderAddr = "a:1", DmChannelName = "dml_0", NodeIds = { 4, 5 } } },
                    NodeIds = { 4, 5 },
                    ResourceGroupName = "fast",
                    NumOutboundNode = { ["spare"] = 1 },
                },
            },
        });
        await using var client = _milvus.CreateClient();

        var replica = Assert.Single(await client.DescribeReplicasAsync("docs"));

        Golden.Verify("replicas", _milvus.Calls);
        Assert.Equal((1, 2, "fast"), (replica.Id, replica.CollectionId, replica.ResourceGroup));
        Assert.Equal([3L], replica.PartitionIds);
        Assert.Equal([4L, 5L], replica.NodeIds);
        Assert.Equal(1, replica.OutboundNodes["spare"]);
        var shard = Assert.Single(replica.Shards);
        Assert.Equal((4, "a:1", "dml_0"), (shard.LeaderId, shard.LeaderAddress, shard.Channel));
        Assert.Equal([4L, 5L], shard.NodeIds);
    }

    [Fact]
    public async Task Segments_are_asked_for_in_memory_and_in_storage()
    {
        _milvus.Server
            .On(MilvusRpcs.GetQuerySegmentInfo, _ => new GetQuerySegmentInfoResponse
            {
                Infos =
                {
                    new QuerySegmentInfo
                    {
                        SegmentID = 1, CollectionID = 2, PartitionID = 3, MemSize = 4096, NumRows = 100, IndexName = "vector",
                        IndexID = 5, State = SegmentState.Sealed, NodeIds = { 6, 7 }, Level = SegmentLevel.L1, IsSorted = true, StorageVersion = 2,
                    },
                    new QuerySegmentInfo { SegmentID = 8, NodeID = 9, State = SegmentState.Growing },
                },
            })
            .On(MilvusRpcs.GetPersistentSegmentInfo, _ => new GetPersistentSegmentInfoResponse
            {
                Infos =
                {
                    new PersistentSegmentInfo
                    {
                        SegmentID = 1, CollectionID = 2, PartitionID = 3, NumRows = 100, State = SegmentState.Flushed,
                        Level = SegmentLevel.L2, IsSorted = true, StorageVersion = 3,
                    },
                },
            });
        await using var client = _milvus.CreateClient();

        var loaded = await client.ListLoadedSegmentsAsync("docs");
        var stored = await client.ListPersistentSegmentsAsync("docs");

        Golden.Verify("segments", _milvus.Calls);
        Assert.Equal((1, 2, 3, 100, 4096), (loaded[0].Id, loaded[0].CollectionId, loaded[0].PartitionId, loaded[0].RowCount, loaded[0].MemoryBytes));
        Assert.Equal(("vector", 5, true, 2), (loaded[0].IndexName, loaded[0].IndexId, loaded[0].IsSorted, loaded[0].StorageVersion));
        Assert.Equal((MilvusSegmentState.Sealed, MilvusSegmentLevel.L1), (loaded[0].State, loaded[0].Level));
        Assert.Equal([6L, 7L], loaded[0].NodeIds);
        Assert.Equal([9L], loaded[1].NodeIds);
        Assert.Equal(
            new MilvusPersistentSegment
            {
                Id = 1, CollectionId = 2, PartitionId = 3, RowCount = 100, State = MilvusSegmentState.Flushed,
                Level = MilvusSegmentLevel.L2, IsSorted = true, StorageVersion = 3,
            },
            Assert.Single(stored));
    }

    [Fact]
    public async Task Replication_is_configured_and_followed()
    {
        ReplicateConfiguration? sent = null;
        _milvus.Server
            .On(MilvusRpcs.UpdateReplicateConfiguration, request =>
            {
                sent = request.ReplicateConfiguration;
                return new Status();
            })
            .On(MilvusRpcs.GetReplicateConfiguration, _ => new GetReplicateConfigurationResponse { Configuration = sent })
            .On(MilvusRpcs.GetReplicateInfo, _ => new GetReplicateInfoResponse
            {
                Checkpoint = new ReplicateCheckpoint
                {
                    ClusterId = "one",
                    Pchannel = "dml_0",
                    MessageId = new MessageID { Id = "42", WALName = WALName.WoodPecker },
                    TimeTick = 7,
                },
            });
        await using var client = _milvus.CreateClient();

        await client.UpdateReplicateConfigurationAsync(TwoClusters, forcePromote: true);
        var configuration = await client.GetReplicateConfigurationAsync();
        var info = await client.GetReplicateInfoAsync("one", "dml_0");

        Golden.Verify("replication", _milvus.Calls);
        Assert.Equal("root:secret", configuration.Clusters[0].Token);
        Assert.Equal(["dml_0"], configuration.Clusters[1].Channels);
        Assert.Equal(new MilvusReplicateLink("one", "two"), Assert.Single(configuration.Topology));
        Assert.Equal(
            new MilvusReplicateCheckpoint { ClusterId = "one", Channel = "dml_0", MessageId = "42", Log = "WoodPecker", TimeTick = 7 },
            info.Checkpoint);
        Assert.Null(info.SalvageCheckpoint);
    }

    [Fact]
    public void A_cluster_does_not_tell_its_token()
    {
        var text = TwoClusters.Clusters[0].ToString();

        Assert.Contains("http://one:19530", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replication_needs_a_newer_server()
    {
        var milvus = new AdministeredMilvus("v2.5.1");
        await using var client = milvus.CreateClient();

        foreach (var call in new Func<Task>[]
        {
            () => client.UpdateReplicateConfigurationAsync(TwoClusters),
            () => client.GetReplicateConfigurationAsync(),
            () => client.GetReplicateInfoAsync("one", "dml_0"),
        })
        {
            Assert.Contains("v2.5.1", (await Assert.ThrowsAsync<NotSupportedException>(call)).Message, StringComparison.Ordinal);
        }

        Assert.Empty(milvus.Calls);
    }

    private static MilvusReplicateConfiguration TwoClusters => new()
    {
        Clusters =
        [
            new MilvusReplicateCluster { ClusterId = "one", Address = "http://one:19530", Token = "root:secret", Channels = ["dml_0"] },
            new MilvusReplicateCluster { ClusterId = "two", Address = "http://two:19530", Channels = ["dml_0"] },
        ],
        Topology = [new MilvusReplicateLink("one", "two")],
    };
}
