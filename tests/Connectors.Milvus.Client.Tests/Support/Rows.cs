namespace Connectors.Milvus.Client.Tests;

/// <summary>Rows for collections with an <c>id</c> and a <c>vector</c> of two elements, and more where a test says so.</summary>
internal static class Rows
{
    public static Dictionary<string, object?> Row(long id, params (string Key, object? Value)[] more)
    {
        var row = new Dictionary<string, object?> { ["id"] = id, ["vector"] = new float[] { id, 1 } };
        foreach (var (key, value) in more)
        {
            row[key] = value;
        }

        return row;
    }
}
