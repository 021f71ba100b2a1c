namespace Connectors.Milvus.Client;

/// <summary>
/// The kinds of objects that privileges are about, as Milvus spells them. Only <see cref="MilvusClient.GrantPrivilegeAsync"/> asks
/// for them; <see cref="MilvusClient.GrantPrivilegeV2Async"/> knows them by the privilege.
/// </summary>
public static class MilvusObjectTypes
{
    /// <summary>The server as a whole.</summary>
    public const string Global = "Global";

    /// <summary>A collection.</summary>
    public const string Collection = "Collection";

    /// <summary>A user.</summary>
    public const string User = "User";
}
