using System.Reflection;
using Google.Protobuf;

namespace Connectors.Milvus.Protocol.Tests;

public sealed class MilvusRpcsTests
{
    [Fact]
    public void Paths_are_the_service_and_the_name()
    {
        Assert.Equal("/milvus.proto.milvus.MilvusService/Insert", MilvusRpcs.Insert.Path);
        Assert.All(MilvusRpcs.All, rpc => Assert.Equal($"/milvus.proto.milvus.MilvusService/{rpc.Name}", rpc.Path));
    }

    [Fact]
    public void Every_rpc_is_found_by_its_path_and_no_other_is()
    {
        Assert.All(MilvusRpcs.All, rpc =>
        {
            Assert.True(MilvusRpcs.TryGet(rpc.Path, out var found));
            Assert.Same(rpc, found);
        });
        Assert.False(MilvusRpcs.TryGet("/milvus.proto.milvus.MilvusService/Nothing", out _));
    }

    [Fact]
    public void The_table_lists_every_property_once()
    {
        var properties = typeof(MilvusRpcs).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => typeof(MilvusRpc).IsAssignableFrom(property.PropertyType))
            .ToArray();

        Assert.Equal(properties.Length, MilvusRpcs.All.Count);
        Assert.All(properties, property => Assert.Equal(property.Name, ((MilvusRpc)property.GetValue(null)!).Name));
    }

    [Theory]
    [InlineData(RetryClass.Write, "Insert Upsert Delete")]
    [InlineData(RetryClass.Ddl, "CreateDatabase DropDatabase RenameCollection CreateAlias TruncateCollection AddCollectionField AddCollectionStructField "
        + "AlterCollectionSchema AddCollectionFunction DropCollectionFunction RefreshExternalCollection ManualCompaction "
        + "AddFileResource RemoveFileResource CreateSnapshot DropSnapshot RestoreSnapshot PinSnapshotData UnpinSnapshotData "
        + "CreateCredential UpdateCredential DeleteCredential CreateRole DropRole "
        + "CreatePrivilegeGroup DropPrivilegeGroup RestoreRBAC TransferNode TransferReplica")]
    public void What_must_not_be_sent_twice_is_known_by_name(RetryClass retryClass, string names)
        => Assert.Equal(
            names.Split(' ').Order(StringComparer.Ordinal),
            MilvusRpcs.All.Where(rpc => rpc.RetryClass == retryClass).Select(rpc => rpc.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Describe")]
    [InlineData("List")]
    [InlineData("Show")]
    [InlineData("Has")]
    [InlineData("Get")]
    [InlineData("Select")]
    public void What_only_reads_may_be_sent_again(string prefix)
        => Assert.All(
            MilvusRpcs.All.Where(rpc => rpc.Name.StartsWith(prefix, StringComparison.Ordinal)),
            rpc => Assert.Equal(RetryClass.Read, rpc.RetryClass));

    [Fact]
    public void A_failed_answer_carries_its_status()
    {
        var status = MilvusStatus.From(MilvusCode.CollectionNotFound, "gone");

        AssertCarries(MilvusRpcs.DropCollection, status);
        AssertCarries(MilvusRpcs.Search, status);
        AssertCarries(MilvusRpcs.HasPartition, status);
    }

    private static void AssertCarries<TRequest, TResponse>(MilvusRpc<TRequest, TResponse> rpc, Status status)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var sent = rpc.Fail(status).ToByteArray();

        Assert.Equal(status, rpc.GetStatus(rpc.ResponseParser.ParseFrom(sent)));
    }
}
