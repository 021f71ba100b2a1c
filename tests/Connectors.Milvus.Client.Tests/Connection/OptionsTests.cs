using System.Net;
using System.Text;

namespace Connectors.Milvus.Client.Tests.Connection;

public sealed class OptionsTests
{
    [Fact]
    public void Printed_options_hide_what_is_secret()
    {
        var options = new MilvusClientOptions
        {
            Address = "http://root:secret1@localhost:19530/books",
            Token = "secret2",
            User = "root",
            Password = "secret3",
        };

        string text = options.ToString();

        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Contains("localhost:19530/books", text, StringComparison.Ordinal);
        Assert.Contains("root", text, StringComparison.Ordinal);
    }

    public static TheoryData<string, MilvusClientOptions> Wrong => new()
    {
        { "ConnectTimeout", new() { ConnectTimeout = TimeSpan.Zero } },
        { "Timeout is 00:00:00", new() { Timeout = TimeSpan.Zero } },
        { "SchemaCacheCapacity is 0", new() { SchemaCacheCapacity = 0 } },
        { "MaxAttempts is 0", new() { Retry = new() { MaxAttempts = 0 } } },
        { "InitialDelay", new() { Retry = new() { InitialDelay = TimeSpan.FromTicks(-1) } } },
        { "MaxDelay", new() { Retry = new() { MaxDelay = TimeSpan.Zero } } },
        { "User is 'root' and Password is not set", new() { User = "root" } },
        { "Password is set and User is not", new() { Password = "secret" } },
        { "https://", new() { Tls = new() } },
        { "Proxy is set", new() { Proxy = new WebProxy("http://proxy:3128") } },
        { "beside Handler", new() { Proxy = new WebProxy("http://proxy:3128"), Handler = new HttpClientHandler() } },
        { "beside Handler", new() { Tls = new(), Address = "https://x", Handler = new HttpClientHandler() } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_options_are_refused_before_anything_is_opened(string because, MilvusClientOptions options)
    {
        var failure = Assert.Throws<ArgumentException>(() => new MilvusConnection(options));

        Assert.Contains(because, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://host", null, null, null, null)]
    [InlineData("http://host", "key", null, null, "key")]
    [InlineData("http://host", null, "root", "pass:word", "root:pass:word")]
    [InlineData("http://host", "key", "root", "password", "key")]
    [InlineData("http://a:b@host", null, null, null, "a:b")]
    [InlineData("http://a:b@host", null, "root", "password", "root:password")]
    [InlineData("http://a:b@host", "ключ", null, null, "ключ")]
    [InlineData("http://a:b@host", "", "", "", "a:b")]
    public void The_token_wins_over_the_user_and_the_user_over_the_address(
        string address, string? token, string? user, string? password, string? expected)
    {
        var options = new MilvusClientOptions { Address = address, Token = token, User = user, Password = password };

        string? authorization = Credentials.Authorization(options, MilvusAddress.Parse(address));

        Assert.Equal(expected, authorization is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(authorization)));
    }

    [Theory]
    [InlineData("v2.6.22", "2.6.22")]
    [InlineData("2.5", "2.5.0")]
    [InlineData("v3.0.0-rc1", "3.0.0")]
    [InlineData("v2.6-20250901-abcdef", "2.6.0")]
    [InlineData("master", null)]
    [InlineData("", null)]
    [InlineData("v", null)]
    [InlineData("2", null)]
    public void Server_versions_are_understood(string text, string? expected)
    {
        var server = new ServerInfo(new MilvusServerInfo { Version = text }, null, 1);

        Assert.Equal(expected, server.Version?.ToString());
        Assert.Equal(expected is not null, server.IsAtLeast(2, 5));
    }
}
