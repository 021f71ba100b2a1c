using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary><c>/partitions</c>: create, drop, list, has, statistics, load, release.</summary>
internal static class PartitionRoutes
{
    public static void AddTo(Dictionary<string, Func<RestCall, RestAnswer>> routes)
    {
        routes.Add("/partitions/create", Create);
        routes.Add("/partitions/drop", Drop);
        routes.Add("/partitions/list", List);
        routes.Add("/partitions/has", Has);
        routes.Add("/partitions/get_stats", Statistics);
        routes.Add("/partitions/load", Load);
        routes.Add("/partitions/release", Release);
    }

    private static RestAnswer Create(RestCall call) => call.Done(MilvusRpcs.CreatePartition, new CreatePartitionRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        PartitionName = call.Body.RequiredText("partitionName"),
    });

    private static RestAnswer Drop(RestCall call) => call.Done(MilvusRpcs.DropPartition, new DropPartitionRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        PartitionName = call.Body.RequiredText("partitionName"),
    });

    private static RestAnswer List(RestCall call)
        => RestAnswers.Names(call.Run(
            MilvusRpcs.ShowPartitions, new ShowPartitionsRequest { DbName = call.Database, CollectionName = call.Collection }).PartitionNames);

    private static RestAnswer Has(RestCall call) => RestAnswers.Has(call.Run(MilvusRpcs.HasPartition, new HasPartitionRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        PartitionName = call.Body.RequiredText("partitionName"),
    }).Value);

    private static RestAnswer Statistics(RestCall call)
        => RestAnswers.RowCount(call.Run(MilvusRpcs.GetPartitionStatistics, new GetPartitionStatisticsRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            PartitionName = call.Body.RequiredText("partitionName"),
        }).Stats);

    private static RestAnswer Load(RestCall call) => call.Done(MilvusRpcs.LoadPartitions, new LoadPartitionsRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        PartitionNames = { call.Body.Texts("partitionNames") },
    });

    private static RestAnswer Release(RestCall call) => call.Done(MilvusRpcs.ReleasePartitions, new ReleasePartitionsRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        PartitionNames = { call.Body.Texts("partitionNames") },
    });
}
