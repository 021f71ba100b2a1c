using System.Globalization;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Protocol;
using KeyValuePair = Connectors.Milvus.Protocol.KeyValuePair;

namespace Connectors.Milvus.Local;

/// <summary>Collections: create, drop, describe, list, rename, alter, count.</summary>
internal static class CollectionHandlers
{
    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.CreateCollection, Create);
        table.Add(MilvusRpcs.DropCollection, Drop);
        table.Add(MilvusRpcs.HasCollection, Has);
        table.Add(MilvusRpcs.DescribeCollection, Describe);
        table.Add(MilvusRpcs.ShowCollections, Show);
        table.Add(MilvusRpcs.RenameCollection, Rename);
        table.Add(MilvusRpcs.AlterCollection, Alter);
        table.Add(MilvusRpcs.TruncateCollection, Truncate);
        table.Add(MilvusRpcs.BatchDescribeCollection, DescribeAll);
        table.Add(MilvusRpcs.GetCollectionStatistics, Statistics);
    }

    private static Status Create(CreateCollectionRequest request, RpcContext context)
    {
        context.Engine.CreateCollection(context.Database(request.DbName), SchemaReader.Read(request), context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status Drop(DropCollectionRequest request, RpcContext context)
    {
        context.Engine.DropCollection(context.Database(request.DbName), request.CollectionName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static BoolResponse Has(HasCollectionRequest request, RpcContext context) => new()
    {
        Status = MilvusStatus.Success(),
        Value = context.Engine.HasCollection(context.Database(request.DbName), request.CollectionName, context.CancellationToken),
    };

    private static DescribeCollectionResponse Describe(DescribeCollectionRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        var info = request.CollectionName.Length == 0 && request.CollectionID != 0
            ? context.Engine.DescribeCollection(database, request.CollectionID, context.CancellationToken)
            : context.Engine.DescribeCollection(database, request.CollectionName, context.CancellationToken);
        var response = SchemaWriter.Write(info);
        response.RequestTime = context.Engine.AllocateTimestamp();
        return response;
    }

    private static BatchDescribeCollectionResponse DescribeAll(BatchDescribeCollectionRequest request, RpcContext context)
    {
        var response = new BatchDescribeCollectionResponse { Status = MilvusStatus.Success() };
        response.Responses.AddRange(request.CollectionName.Select(name => DescribeOne(new DescribeCollectionRequest { DbName = request.DbName, CollectionName = name }, context)));
        response.Responses.AddRange(request.CollectionID.Select(id => DescribeOne(new DescribeCollectionRequest { DbName = request.DbName, CollectionID = id }, context)));
        return response;
    }

    // One that fails says so in its own status and leaves the others alone.
    private static DescribeCollectionResponse DescribeOne(DescribeCollectionRequest request, RpcContext context)
    {
        try
        {
            return Describe(request, context);
        }
        catch (EngineException exception) when (Failures.TryGetStatus(exception, out var status))
        {
            return new DescribeCollectionResponse { Status = status };
        }
    }

    private static TruncateCollectionResponse Truncate(TruncateCollectionRequest request, RpcContext context)
    {
        context.Engine.TruncateCollection(context.Database(request.DbName), request.CollectionName, context.CancellationToken);
        return new TruncateCollectionResponse { Status = MilvusStatus.Success() };
    }

    private static ShowCollectionsResponse Show(ShowCollectionsRequest request, RpcContext context)
    {
        var response = new ShowCollectionsResponse { Status = MilvusStatus.Success() };
        foreach (var info in context.Engine.ListCollections(context.Database(request.DbName), context.CancellationToken))
        {
            var isLoaded = info.LoadState == EngineLoadState.Loaded;
            if ((request.Type == ShowType.InMemory && !isLoaded)
                || (request.CollectionNames.Count > 0 && !request.CollectionNames.Contains(info.Definition.Name)))
                continue;

            response.CollectionNames.Add(info.Definition.Name);
            response.CollectionIds.Add(info.Id);
            response.CreatedTimestamps.Add(info.CreatedTimestamp);
            response.CreatedUtcTimestamps.Add(SchemaWriter.UnixMilliseconds(info.CreatedTimestamp));
            response.InMemoryPercentages.Add(isLoaded ? 100 : 0);
            response.QueryServiceAvailable.Add(isLoaded);
            response.ShardsNum.Add(info.Definition.ShardCount);
        }

        return response;
    }

    private static Status Rename(RenameCollectionRequest request, RpcContext context)
    {
        context.Engine.RenameCollection(
            context.Database(request.DbName), request.OldName, request.NewName, request.NewDBName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status Alter(AlterCollectionRequest request, RpcContext context)
    {
        if (request.Properties.Count > 0 && request.DeleteKeys.Count > 0)
            throw Failures.Invalid("properties and delete_keys cannot be given in one call: invalid parameter");

        context.Engine.AlterCollection(
            context.Database(request.DbName),
            request.CollectionName,
            Parameters.ToDictionary(request.Properties),
            request.DeleteKeys,
            context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static GetCollectionStatisticsResponse Statistics(GetCollectionStatisticsRequest request, RpcContext context)
    {
        var rows = context.Engine.GetRowCount(
            context.Database(request.DbName), request.CollectionName, partition: null, context.CancellationToken);
        return new GetCollectionStatisticsResponse { Status = MilvusStatus.Success(), Stats = { RowCount(rows) } };
    }

    internal static KeyValuePair RowCount(long rows)
        => new() { Key = "row_count", Value = rows.ToString(CultureInfo.InvariantCulture) };
}
