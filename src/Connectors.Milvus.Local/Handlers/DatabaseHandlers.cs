using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>Databases: namespaces of collections inside the one file.</summary>
internal static class DatabaseHandlers
{
    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.CreateDatabase, Create);
        table.Add(MilvusRpcs.DropDatabase, Drop);
        table.Add(MilvusRpcs.ListDatabases, List);
        table.Add(MilvusRpcs.DescribeDatabase, Describe);
        table.Add(MilvusRpcs.AlterDatabase, Alter);
    }

    private static Status Create(CreateDatabaseRequest request, RpcContext context)
    {
        context.Engine.CreateDatabase(request.DbName, Parameters.ToDictionary(request.Properties), context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status Drop(DropDatabaseRequest request, RpcContext context)
    {
        context.Engine.DropDatabase(request.DbName, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static ListDatabasesResponse List(ListDatabasesRequest request, RpcContext context)
    {
        var databases = context.Engine.ListDatabases(context.CancellationToken);
        return new ListDatabasesResponse
        {
            Status = MilvusStatus.Success(),
            DbNames = { databases.Select(database => database.Name) },
            CreatedTimestamp = { databases.Select(database => database.CreatedTimestamp) },
            DbIds = { databases.Select(database => database.Id) },
        };
    }

    private static DescribeDatabaseResponse Describe(DescribeDatabaseRequest request, RpcContext context)
    {
        var database = context.Engine.DescribeDatabase(context.Database(request.DbName), context.CancellationToken);
        return new DescribeDatabaseResponse
        {
            Status = MilvusStatus.Success(),
            DbName = database.Name,
            DbID = database.Id,
            CreatedTimestamp = database.CreatedTimestamp,
            Properties = { SchemaWriter.Pairs(database.Properties) },
        };
    }

    private static Status Alter(AlterDatabaseRequest request, RpcContext context)
    {
        context.Engine.AlterDatabase(
            context.Database(request.DbName),
            Parameters.ToDictionary(request.Properties),
            request.DeleteKeys,
            context.CancellationToken);
        return MilvusStatus.Success();
    }
}
