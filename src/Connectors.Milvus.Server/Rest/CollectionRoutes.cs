using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Server;

/// <summary><c>/collections</c>: create, describe, list, rename, drop, properties, statistics.</summary>
internal static class CollectionRoutes
{
    public static void AddTo(Dictionary<string, Func<RestCall, RestAnswer>> routes)
    {
        routes.Add("/collections/create", Create);
        routes.Add("/collections/describe", Describe);
        routes.Add("/collections/list", List);
        routes.Add("/collections/has", Has);
        routes.Add("/collections/rename", Rename);
        routes.Add("/collections/drop", Drop);
        routes.Add("/collections/get_stats", Statistics);
        routes.Add("/collections/alter_properties", AlterProperties);
        routes.Add("/collections/drop_properties", DropProperties);
        routes.Add("/collections/fields/alter_properties", AlterField);
        routes.Add("/collections/fields/add", AddField);
        routes.Add("/collections/flush", Flush);
        routes.Add("/collections/truncate", Truncate);
        routes.Add("/collections/compact", Compact);
        routes.Add("/collections/get_compaction_state", CompactionState);
    }

    private static RestAnswer Create(RestCall call)
    {
        var request = CollectionBody.Read(call);
        call.Run(MilvusRpcs.CreateCollection, request.Create);
        foreach (var index in request.Indexes)
            call.Run(MilvusRpcs.CreateIndex, index);
        // A collection with its indexes is at once ready to be searched; one without waits for them.
        if (request.Indexes.Count > 0)
            call.Run(MilvusRpcs.LoadCollection, new LoadCollectionRequest { DbName = call.Database, CollectionName = call.Collection });

        return RestAnswers.Empty;
    }

    private static RestAnswer Describe(RestCall call)
    {
        var collection = call.Describe();
        var load = call.Run(MilvusRpcs.GetLoadState, new GetLoadStateRequest { DbName = call.Database, CollectionName = call.Collection });
        var indexes = call.TryRun(
            MilvusRpcs.DescribeIndex, new DescribeIndexRequest { DbName = call.Database, CollectionName = call.Collection }, out var fault);
        return RestAnswers.Object(writer =>
            CollectionJson.Write(writer, collection, load.State, fault is null ? indexes.IndexDescriptions : []));
    }

    private static RestAnswer List(RestCall call)
        => RestAnswers.Names(call.Run(MilvusRpcs.ShowCollections, new ShowCollectionsRequest { DbName = call.Database }).CollectionNames);

    private static RestAnswer Has(RestCall call)
        => RestAnswers.Has(call.Run(
            MilvusRpcs.HasCollection, new HasCollectionRequest { DbName = call.Database, CollectionName = call.Collection }).Value);

    private static RestAnswer Rename(RestCall call) => call.Done(MilvusRpcs.RenameCollection, new RenameCollectionRequest
    {
        DbName = call.Database,
        OldName = call.Collection,
        NewName = call.Body.RequiredText("newCollectionName"),
        NewDBName = call.Body.Text("newDbName", call.Database),
    });

    private static RestAnswer Drop(RestCall call)
        => call.Done(MilvusRpcs.DropCollection, new DropCollectionRequest { DbName = call.Database, CollectionName = call.Collection });

    private static RestAnswer Statistics(RestCall call)
        => RestAnswers.RowCount(call.Run(
            MilvusRpcs.GetCollectionStatistics,
            new GetCollectionStatisticsRequest { DbName = call.Database, CollectionName = call.Collection }).Stats);

    private static RestAnswer AlterProperties(RestCall call) => call.Done(MilvusRpcs.AlterCollection, new AlterCollectionRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        Properties = { call.Body.Pairs("properties") },
    });

    private static RestAnswer DropProperties(RestCall call) => call.Done(MilvusRpcs.AlterCollection, new AlterCollectionRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        DeleteKeys = { call.Body.Texts("propertyKeys") },
    });

    private static RestAnswer AlterField(RestCall call) => call.Done(MilvusRpcs.AlterCollectionField, new AlterCollectionFieldRequest
    {
        DbName = call.Database,
        CollectionName = call.Collection,
        FieldName = call.Body.RequiredText("fieldName"),
        Properties = { call.Body.Pairs("fieldParams") },
    });

    private static RestAnswer Flush(RestCall call)
        => call.Done(MilvusRpcs.Flush, new FlushRequest { DbName = call.Database, CollectionNames = { call.Collection } });

    private static RestAnswer AddField(RestCall call)
    {
        call.Body.RequiredElement("schema");
        call.Run(MilvusRpcs.AddCollectionField, new AddCollectionFieldRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            Schema = CollectionBody.ReadField(call.Body.Object("schema")).ToByteString(),
        });
        return RestAnswers.Empty;
    }

    private static RestAnswer Truncate(RestCall call)
        => call.Done(MilvusRpcs.TruncateCollection, new TruncateCollectionRequest { DbName = call.Database, CollectionName = call.Collection });

    private static RestAnswer Compact(RestCall call)
    {
        var compaction = call.Run(MilvusRpcs.ManualCompaction, new ManualCompactionRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            MajorCompaction = call.Body.Flag("isClustering"),
        });
        return RestAnswers.Object(writer => writer.WriteNumber("compactionID", compaction.CompactionID));
    }

    private static RestAnswer CompactionState(RestCall call)
    {
        var id = call.Body.Integer("jobID") ?? call.Body.Integer("compactionID") ?? throw RestException.Missing("jobID");
        var state = call.Run(MilvusRpcs.GetCompactionState, new GetCompactionStateRequest { CompactionID = id });
        return RestAnswers.Object(writer =>
        {
            writer.WriteNumber("compactionID", id);
            writer.WriteString("state", state.State.ToString());
            writer.WriteNumber("executingPlanNumber", state.ExecutingPlanNo);
            writer.WriteNumber("timeoutPlanNumber", state.TimeoutPlanNo);
            writer.WriteNumber("completedPlanNumber", state.CompletedPlanNo);
        });
    }
}
