using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary><c>/databases</c>: create, drop, list, describe, alter.</summary>
internal static class DatabaseRoutes
{
    public static void AddTo(Dictionary<string, Func<RestCall, RestAnswer>> routes)
    {
        routes.Add("/databases/create", Create);
        routes.Add("/databases/drop", Drop);
        routes.Add("/databases/list", List);
        routes.Add("/databases/describe", Describe);
        routes.Add("/databases/alter", Alter);
        routes.Add("/databases/drop_properties", DropProperties);
    }

    private static RestAnswer Create(RestCall call)
        => call.Done(MilvusRpcs.CreateDatabase, new CreateDatabaseRequest { DbName = Name(call), Properties = { call.Body.Pairs("properties") } });

    private static RestAnswer Drop(RestCall call)
        => call.Done(MilvusRpcs.DropDatabase, new DropDatabaseRequest { DbName = Name(call) });

    private static RestAnswer List(RestCall call)
        => RestAnswers.Names(call.Run(MilvusRpcs.ListDatabases, new ListDatabasesRequest()).DbNames);

    private static RestAnswer Describe(RestCall call)
    {
        var database = call.Run(MilvusRpcs.DescribeDatabase, new DescribeDatabaseRequest { DbName = Name(call) });
        return RestAnswers.Object(writer =>
        {
            writer.WriteString("dbName", database.DbName);
            writer.WriteNumber("dbID", database.DbID);
            writer.WritePairs("properties", database.Properties);
        });
    }

    private static RestAnswer Alter(RestCall call)
        => call.Done(MilvusRpcs.AlterDatabase, new AlterDatabaseRequest { DbName = Name(call), Properties = { call.Body.Pairs("properties") } });

    private static RestAnswer DropProperties(RestCall call)
        => call.Done(MilvusRpcs.AlterDatabase, new AlterDatabaseRequest { DbName = Name(call), DeleteKeys = { call.Body.Texts("propertyKeys") } });

    private static string Name(RestCall call) => call.Body.RequiredText("dbName");
}
