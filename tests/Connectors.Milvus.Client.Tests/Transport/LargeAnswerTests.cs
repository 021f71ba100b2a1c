using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests.Transport;

public sealed class LargeAnswerTests
{
    private const int SixteenMegabytes = 16 * 1024 * 1024;

    [Theory]
    [InlineData(32 * 1024)]
    [InlineData(1024 * 1024)]
    [InlineData(SixteenMegabytes)]
    [InlineData(2 * SixteenMegabytes + 77)]
    public async Task An_answer_of_any_size_arrives_whole(int size)
    {
        string text = Text(size);
        await using var server = ScriptedHttp2Server.Start(exchange => exchange.ReplyAsync(new GetVersionResponse { Version = text }));
        await using var connection = Connect.Once(server);

        GetVersionResponse answer = await connection.ReadAsync().WaitAsync(Connect.DefaultTimeout);

        Assert.True(text == answer.Version);
    }

    [Fact]
    public async Task Many_calls_at_once_get_their_own_answers()
    {
        await using var server = ScriptedHttp2Server.Start(exchange =>
        {
            string name = exchange.Read(DescribeCollectionRequest.Parser).CollectionName;
            return exchange.ReplyAsync(new DescribeCollectionResponse { CollectionName = name + Text(50_000) });
        });
        await using var connection = Connect.Once(server);

        DescribeCollectionResponse[] answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => connection.InvokeAsync(
            MilvusRpcs.DescribeCollection,
            new DescribeCollectionRequest { CollectionName = $"c{number}:" },
            new CallContext(null, "DescribeCollection"),
            default))).WaitAsync(Connect.DefaultTimeout);

        string tail = Text(50_000);
        for (int number = 0; number < answers.Length; number++)
        {
            Assert.True(answers[number].CollectionName == $"c{number}:{tail}");
        }

        Assert.Equal(1, server.Handshakes);
    }

    private static string Text(int length) => string.Create(length, 0, static (chars, _) =>
    {
        for (int index = 0; index < chars.Length; index++)
        {
            chars[index] = (char)('a' + index % 23);
        }
    });
}
