namespace Connectors.Milvus.Client.Tests.Connection;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("http://host:19530", "http://host:19530", null, null, null, null)]
    [InlineData("http://root:a=b@host/books", "http://root:a=b@host/books", null, null, null, null)]
    [InlineData("Endpoint=http://host:19530;Key=root:Milvus", "http://host:19530", "root:Milvus", null, null, null)]
    [InlineData("endpoint=https://host; key=root:a=b ;Database=docs", "https://host", "root:a=b", null, null, "docs")]
    [InlineData("Token=k;Endpoint=unix:///run/milvus.sock", "unix:///run/milvus.sock", "k", null, null, null)]
    [InlineData("Endpoint=host;User=root;Password=\"a;b\"", "host", null, "root", "a;b", null)]
    [InlineData("Endpoint=http://a:b@host/books;Username=root;Password=x", "http://a:b@host/books", null, "root", "x", null)]
    public void Addresses_and_pairs_are_read(
        string text, string address, string? token, string? user, string? password, string? database)
    {
        var options = MilvusClientOptions.FromConnectionString(text);

        Assert.Equal((address, token, user, password, database), (options.Address, options.Token, options.User, options.Password, options.Database));
    }

    [Theory]
    [InlineData("Endpoint=http://host;Pasword=secret", "'pasword'")]
    [InlineData("Key=secret", "no Endpoint")]
    [InlineData("secret", "neither an address")]
    [InlineData("Endpoint=http://host;secret", "neither an address")]
    [InlineData("  ", "white")]
    public void What_cannot_be_read_is_refused_without_quoting_it(string text, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => MilvusClientOptions.FromConnectionString(text));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_given_as_an_address_is_sent_to_the_right_door()
    {
        var error = Assert.Throws<ArgumentException>(() => new MilvusClient("Endpoint=http://host;Key=secret"));

        Assert.Contains("FromConnectionString", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }
}
