namespace Connectors.Milvus.Client.Tests.Connection;

public sealed class AddressTests
{
    [Theory]
    [InlineData("http://localhost", "http://localhost:19530")]
    [InlineData("http://localhost:19531", "http://localhost:19531")]
    [InlineData("HTTP://Milvus.Example", "http://milvus.example:19530")]
    [InlineData("tcp://milvus:19530", "http://milvus:19530")]
    [InlineData("localhost", "http://localhost:19530")]
    [InlineData("localhost:80", "http://localhost")]
    [InlineData("10.1.2.3:9999", "http://10.1.2.3:9999")]
    [InlineData("https://in01-abc.zillizcloud.com", "https://in01-abc.zillizcloud.com")]
    [InlineData("https://in01-abc.zillizcloud.com:19530/", "https://in01-abc.zillizcloud.com:19530")]
    [InlineData("http://[::1]", "http://[::1]:19530")]
    [InlineData("http://[::1]:5", "http://[::1]:5")]
    [InlineData("::1", "http://[::1]:19530")]
    [InlineData("glo-1.global-cluster.example.com", "https://glo-1.global-cluster.example.com")]
    [InlineData(" http://localhost ", "http://localhost:19530")]
    [InlineData("unix:///run/milvus.sock", "unix:///run/milvus.sock")]
    public void Addresses_are_understood(string address, string expected) =>
        Assert.Equal(expected, MilvusAddress.Parse(address).ToString());

    [Theory]
    [InlineData("http://root:Milvus@host:1/books", "root:Milvus", "books")]
    [InlineData("http://root:p%40ss%2Fword@host", "root:p@ss/word", null)]
    [InlineData("https://an-api-key@host", "an-api-key", null)]
    [InlineData("http://host/my%20books/", null, "my books")]
    [InlineData("http://host/", null, null)]
    public void Credentials_and_database_are_taken_from_the_address(string address, string? credentials, string? database)
    {
        MilvusAddress parsed = MilvusAddress.Parse(address);

        Assert.Equal(credentials, parsed.Credentials);
        Assert.Equal(database, parsed.Database);
        Assert.DoesNotContain("@", parsed.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  ", "empty")]
    [InlineData("http://", "host is missing")]
    [InlineData("http://:19530", "host is missing")]
    [InlineData("ftp://host", "scheme 'ftp'")]
    [InlineData("http://host:0", "'0' is not a port")]
    [InlineData("http://host:65536", "'65536' is not a port")]
    [InlineData("http://host:port", "'port' is not a port")]
    [InlineData("http://host:", "'' is not a port")]
    [InlineData("http://ho st", "'ho st' is not a host name")]
    [InlineData("http://host/a/b", "'/a/b' has more than one part")]
    [InlineData("http://host?db=x", "no query")]
    [InlineData("http://@host", "no user before '@'")]
    [InlineData("http://:secret@host", "no user before '@'")]
    [InlineData("unix://run/milvus.sock", "absolute path")]
    [InlineData("unix:///", "absolute path")]
    public void Wrong_addresses_are_refused_with_the_reason_and_an_example(string address, string because)
    {
        var failure = Assert.Throws<ArgumentException>(() => MilvusAddress.Parse(address));

        Assert.Contains(because, failure.Message, StringComparison.Ordinal);
        Assert.Contains("http://localhost:19530", failure.Message, StringComparison.Ordinal);
        Assert.Contains(MilvusAddress.Redact(address), failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo.db")]
    [InlineData("./demo.db")]
    [InlineData("/var/lib/demo.DB")]
    [InlineData(@"C:\data\demo.db")]
    [InlineData("file:///tmp/demo.db")]
    public void A_database_file_is_sent_to_MilvusLocal(string address)
    {
        var failure = Assert.Throws<ArgumentException>(() => MilvusAddress.Parse(address));

        Assert.Contains("MilvusLocal.Open", failure.Message, StringComparison.Ordinal);
        Assert.Contains(address, failure.Message, StringComparison.Ordinal);
    }
}
