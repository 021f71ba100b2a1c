using Connectors.Milvus.Client;

namespace Connectors.Milvus.Docs.Tests.Guides;

/// <summary>A collection of films to show things on; each film's vector points along its own axis.</summary>
internal static class Films
{
    public static Film Alien => Make(1, "Alien", 1979);

    public static Film Solaris => Make(2, "Solaris", 1972);

    public static Film Stalker => Make(3, "Stalker", 1979);

    public static Film Make(long id, string title, int year) => new() { Id = id, Title = title, Year = year, Embedding = Axis((int)id) };

    public static float[] Axis(int axis)
    {
        var vector = new float[768];
        vector[axis % vector.Length] = 1;
        return vector;
    }

    public static async Task CreateAsync(MilvusClient client, params Film[] rows)
    {
        var map = MilvusRecordMap.FromAttributes<Film>();
        await client.DropCollectionAsync("films");
        await client.CreateCollectionAsync("films", map.ToSchema(), new() { Indexes = map.ToIndexes() });
        await client.InsertAsync("films", rows);
    }
}
