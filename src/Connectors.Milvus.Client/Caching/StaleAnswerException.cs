namespace Connectors.Milvus.Client;

/// <summary>
/// An answer is about another primary key than the schema's. The only sign where a dynamic field makes a filter by the old key's name
/// legal: it then means a dynamic key that no row has, and finds nothing.
/// </summary>
internal sealed class StaleAnswerException(string answered, CollectionSchemaEntry schema) : MilvusException(
    $"The server answered with primary key '{answered}', but described collection '{schema.Name}' with primary key '{schema.PrimaryKey.Name}'.")
{
    /// <param name="answered">The primary key's name in an answer; old servers leave it empty.</param>
    /// <param name="schema">The schema that the request was built with.</param>
    /// <returns>The primary key's name.</returns>
    public static string RequireKey(string answered, CollectionSchemaEntry schema) =>
        answered.Length == 0 || answered == schema.PrimaryKey.Name ? schema.PrimaryKey.Name : throw new StaleAnswerException(answered, schema);
}
