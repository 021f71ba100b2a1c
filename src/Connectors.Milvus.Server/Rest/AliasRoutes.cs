using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary><c>/aliases</c>: create, alter, drop, describe, list.</summary>
internal static class AliasRoutes
{
    public static void AddTo(Dictionary<string, Func<RestCall, RestAnswer>> routes)
    {
        routes.Add("/aliases/create", Create);
        routes.Add("/aliases/alter", Alter);
        routes.Add("/aliases/drop", Drop);
        routes.Add("/aliases/describe", Describe);
        routes.Add("/aliases/list", List);
    }

    private static RestAnswer Create(RestCall call)
        => call.Done(MilvusRpcs.CreateAlias, new CreateAliasRequest { DbName = call.Database, CollectionName = call.Collection, Alias = Alias(call) });

    private static RestAnswer Alter(RestCall call)
        => call.Done(MilvusRpcs.AlterAlias, new AlterAliasRequest { DbName = call.Database, CollectionName = call.Collection, Alias = Alias(call) });

    private static RestAnswer Drop(RestCall call)
        => call.Done(MilvusRpcs.DropAlias, new DropAliasRequest { DbName = call.Database, Alias = Alias(call) });

    private static RestAnswer Describe(RestCall call)
    {
        var alias = call.Run(MilvusRpcs.DescribeAlias, new DescribeAliasRequest { DbName = call.Database, Alias = Alias(call) });
        return RestAnswers.Object(writer =>
        {
            writer.WriteString("dbName", alias.DbName);
            writer.WriteString("collectionName", alias.Collection);
            writer.WriteString("aliasName", alias.Alias);
        });
    }

    private static RestAnswer List(RestCall call)
        => RestAnswers.Names(call.Run(
            MilvusRpcs.ListAliases,
            new ListAliasesRequest { DbName = call.Database, CollectionName = call.Body.Text("collectionName") }).Aliases);

    private static string Alias(RestCall call) => call.Body.RequiredText("aliasName");
}
