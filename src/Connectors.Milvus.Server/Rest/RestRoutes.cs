namespace Connectors.Milvus.Server;

/// <summary>Every REST route by its path after <c>/v2/vectordb</c>. All of them are POST.</summary>
internal static class RestRoutes
{
    public static IReadOnlyDictionary<string, Func<RestCall, RestAnswer>> All { get; } = Build();

    private static Dictionary<string, Func<RestCall, RestAnswer>> Build()
    {
        var routes = new Dictionary<string, Func<RestCall, RestAnswer>>(StringComparer.Ordinal);
        CollectionRoutes.AddTo(routes);
        LoadRoutes.AddTo(routes);
        EntityRoutes.AddTo(routes);
        SearchRoutes.AddTo(routes);
        IndexRoutes.AddTo(routes);
        PartitionRoutes.AddTo(routes);
        AliasRoutes.AddTo(routes);
        DatabaseRoutes.AddTo(routes);
        return routes;
    }
}
