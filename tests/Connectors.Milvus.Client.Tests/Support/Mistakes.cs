namespace Connectors.Milvus.Client.Tests;

/// <summary>Mistakes of callers, which are told before anything is sent.</summary>
internal static class Mistakes
{
    /// <summary>Makes a call on a server of the newest version, and gives the error's message.</summary>
    /// <param name="mistake">The name in the table.</param>
    /// <param name="call">The call.</param>
    /// <param name="expected">Parts of the message: what is wrong, where the limit is, what to do.</param>
    public static async Task<string> AreToldAsync(string mistake, Func<MilvusClient, Task> call, string[] expected)
    {
        var server = new ScriptedMilvus { Version = "v3.0.0" };
        await using var client = server.CreateClient();

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => call(client));

        Assert.All(expected, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.True(server.Names.Count == 0, $"{mistake} reached the server");
        return error.Message;
    }
}
