using System.Text.Json;
using Connectors.Milvus.Protocol;

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
        routes.Add("/collections/flush", Flush);
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

    private static RestAnswer Rename(RestCall call)
    {
        call.Run(MilvusRpcs.RenameCollection, new RenameCollectionRequest
        {
            DbName = call.Database,
            OldName = call.Collection,
            NewName = call.Body.RequiredText("newCollectionName"),
            NewDBName = call.Body.Text("newDbName", call.Database),
        });
        return RestAnswers.Empty;
    }

    private static RestAnswer Drop(RestCall call)
    {
        call.Run(MilvusRpcs.DropCollection, new DropCollectionRequest { DbName = call.Database, CollectionName = call.Collection });
        return RestAnswers.Empty;
    }

    private static RestAnswer Statistics(RestCall call)
        => RestAnswers.RowCount(call.Run(
            MilvusRpcs.GetCollectionStatistics,
            new GetCollectionStatisticsRequest { DbName = call.Database, CollectionName = call.Collection }).Stats);

    private static RestAnswer AlterProperties(RestCall call)
    {
        call.Run(MilvusRpcs.AlterCollection, new AlterCollectionRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            Properties = { call.Body.Pairs("properties") },
        });
        return RestAnswers.Empty;
    }

    private static RestAnswer DropProperties(RestCall call)
    {
        call.Run(MilvusRpcs.AlterCollection, new AlterCollectionRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            DeleteKeys = { call.Body.Texts("propertyKeys") },
        });
        return RestAnswers.Empty;
    }

    private static RestAnswer AlterField(RestCall call)
    {
        call.Run(MilvusRpcs.AlterCollectionField, new AlterCollectionFieldRequest
        {
            DbName = call.Database,
            CollectionName = call.Collection,
            FieldName = call.Body.RequiredText("fieldName"),
            Properties = { call.Body.Pairs("fieldParams") },
        });
        return RestAnswers.Empty;
    }

    private static RestAnswer Flush(RestCall call)
    {
        call.Run(MilvusRpcs.Flush, new FlushRequest { DbName = call.Database, CollectionNames = { call.Collection } });
        return RestAnswers.Empty;
    }
}
