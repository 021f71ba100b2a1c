using System.Text.Json;

namespace Connectors.Milvus.Client;

/// <summary>What a global endpoint of Zilliz Cloud answers about its clusters, of which one at a time takes writes.</summary>
/// <param name="Version">Counts changes, as the server spells it; for logs.</param>
/// <param name="Primary">Scheme, host and port of the cluster that takes writes.</param>
internal sealed record GlobalTopology(string Version, Uri Primary)
{
    // A cluster's capability: bit 0 answers reads, bit 1 takes writes.
    private const int Writable = 1 << 1;

    /// <summary>Reads an answer such as <c>{"code":0,"data":{"version":"7","clusters":[{"endpoint":"https://a.example","capability":3}]}}</c>.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="global">Where it came from; an endpoint without a scheme takes this one's.</param>
    /// <exception cref="FormatException">It names no cluster that takes writes; the message says what was found instead.</exception>
    public static GlobalTopology Parse(ReadOnlyMemory<byte> json, Uri global)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.TryGetProperty("code", out JsonElement code) && code.GetInt32() != 0)
            {
                throw new FormatException($"code {code.GetInt32()}: {Text(root, "message")}");
            }

            JsonElement data = root.GetProperty("data");
            return new GlobalTopology(Text(data, "version"), FindPrimary(data.GetProperty("clusters"), global));
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("an answer that is no topology", failure);
        }
    }

    private static Uri FindPrimary(JsonElement clusters, Uri global)
    {
        foreach (JsonElement cluster in clusters.EnumerateArray())
        {
            if ((cluster.GetProperty("capability").GetInt32() & Writable) != 0)
            {
                return ReadEndpoint(Text(cluster, "endpoint"), global);
            }
        }

        throw new FormatException($"{clusters.GetArrayLength()} clusters, none of which takes writes");
    }

    private static Uri ReadEndpoint(string endpoint, Uri global)
    {
        MilvusAddress address;
        try
        {
            address = MilvusAddress.Parse(endpoint.Contains("://", StringComparison.Ordinal) ? endpoint : $"{global.Scheme}://{endpoint}");
        }
        catch (ArgumentException failure)
        {
            throw new FormatException($"the primary cluster's endpoint '{endpoint}', which is no address", failure);
        }

        // The credentials go there: an answer that came over TLS cannot send them into the open.
        return address.IsTls || global.Scheme != Uri.UriSchemeHttps
            ? address.Uri
            : throw new FormatException($"the primary cluster's endpoint '{endpoint}', which does not use TLS");
    }

    // Numbers and strings are both seen.
    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
}
