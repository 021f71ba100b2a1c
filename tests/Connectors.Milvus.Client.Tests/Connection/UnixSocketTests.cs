namespace Connectors.Milvus.Client.Tests.Connection;

public sealed class UnixSocketTests
{
    [Fact]
    public async Task A_unix_socket_carries_calls()
    {
        string path = Path.Combine(Path.GetTempPath(), $"milvus-{Guid.NewGuid():N}.sock");
        await using var server = ScriptedHttp2Server.Start(Replies.Ok, new ServerBehavior { SocketPath = path });
        await using var connection = Connect.Once(server);

        Assert.Equal(Replies.Version, (await connection.ReadAsync().WaitAsync(Connect.DefaultTimeout)).Version);
        Assert.Equal("unix://" + path, connection.Address.ToString());
    }
}
