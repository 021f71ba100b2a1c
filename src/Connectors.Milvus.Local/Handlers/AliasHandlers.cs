using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Local;

/// <summary>Aliases: further names of a collection.</summary>
internal static class AliasHandlers
{
    public static void AddTo(RpcTable table)
    {
        table.Add(MilvusRpcs.CreateAlias, Create);
        table.Add(MilvusRpcs.DropAlias, Drop);
        table.Add(MilvusRpcs.AlterAlias, Alter);
        table.Add(MilvusRpcs.DescribeAlias, Describe);
        table.Add(MilvusRpcs.ListAliases, List);
    }

    private static Status Create(CreateAliasRequest request, RpcContext context)
    {
        context.Engine.CreateAlias(
            context.Database(request.DbName), request.CollectionName, request.Alias, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status Drop(DropAliasRequest request, RpcContext context)
    {
        context.Engine.DropAlias(context.Database(request.DbName), request.Alias, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static Status Alter(AlterAliasRequest request, RpcContext context)
    {
        context.Engine.AlterAlias(
            context.Database(request.DbName), request.CollectionName, request.Alias, context.CancellationToken);
        return MilvusStatus.Success();
    }

    private static DescribeAliasResponse Describe(DescribeAliasRequest request, RpcContext context)
    {
        var alias = context.Engine.DescribeAlias(context.Database(request.DbName), request.Alias, context.CancellationToken);
        return new DescribeAliasResponse
        {
            Status = MilvusStatus.Success(),
            DbName = alias.Database,
            Alias = alias.Alias,
            Collection = alias.Collection,
        };
    }

    private static ListAliasesResponse List(ListAliasesRequest request, RpcContext context)
    {
        var database = context.Database(request.DbName);
        var aliases = context.Engine.ListAliases(database, request.CollectionName, context.CancellationToken);
        return new ListAliasesResponse
        {
            Status = MilvusStatus.Success(),
            DbName = database,
            CollectionName = request.CollectionName,
            Aliases = { aliases.Select(alias => alias.Alias) },
        };
    }
}
