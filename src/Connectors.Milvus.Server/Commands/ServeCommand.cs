using System.CommandLine;
using System.Net;
using Connectors.Milvus.Local;

namespace Connectors.Milvus.Server;

/// <summary><c>serve</c>: a database file behind one port, until the process is asked to stop.</summary>
internal static class ServeCommand
{
    // The engine works on the caller's thread, and writers wait there for one another: the pool must have threads left
    // for the connections from the first moment, not after it noticed.
    private const int MinThreads = 64;

    private static readonly Argument<string> Path = new("file") { Description = "The database file; created if it is missing." };
    private static readonly Option<int> Port = new("--port") { Description = "The port; 0 takes a free one.", DefaultValueFactory = _ => ServerSettings.DefaultPort };
    private static readonly Option<string> Host = new("--host") { Description = "The address to listen on: this machine only, or 0.0.0.0 for all networks.", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<string?> Token = new("--token") { Description = "What every call must show: an API key or user:password. Read from MILVUS_LOCAL_TOKEN when it is left out." };
    private static readonly Option<string?> Certificate = new("--tls-cert") { Description = "PEM file with the certificate and its chain." };
    private static readonly Option<string?> Key = new("--tls-key") { Description = "PEM file with the certificate's private key." };
    private static readonly Option<bool> AccessLog = new("--access-log") { Description = "Tell every call on standard error." };
    private static readonly Option<bool> Relaxed = new("--relaxed-durability") { Description = "Sync at checkpoints only: faster writes, and a power failure may lose the last ones." };

    public static Command Create()
    {
        var command = new Command("serve", "Serve a database file to any Milvus client: gRPC and REST v2 on one port.")
        {
            Path, Port, Host, Token, Certificate, Key, AccessLog, Relaxed,
        };
        command.SetAction((parsed, cancellationToken) => CommandErrors.ExplainAsync(() => RunAsync(Read(parsed), cancellationToken)));
        return command;
    }

    private static ServerSettings Read(ParseResult parsed)
    {
        var host = parsed.GetValue(Host)!;
        var token = parsed.GetValue(Token) ?? Environment.GetEnvironmentVariable("MILVUS_LOCAL_TOKEN");
        return new ServerSettings
        {
            Path = parsed.GetValue(Path)!,
            Port = parsed.GetValue(Port) is >= 0 and <= 65535 and var port ? port : throw new ArgumentException("--port is a number from 0 to 65535."),
            Host = host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(host, out var address) ? address : throw new ArgumentException($"--host '{host}' is no IP address."),
            Token = string.IsNullOrEmpty(token) ? null : token,
            CertificatePath = parsed.GetValue(Certificate),
            KeyPath = parsed.GetValue(Key),
            AccessLog = parsed.GetValue(AccessLog),
            Local = new MilvusLocalOptions { Durability = parsed.GetValue(Relaxed) ? MilvusDurability.Normal : MilvusDurability.Full },
        };
    }

    private static async Task<int> RunAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        if (settings.KeyPath is not null && settings.CertificatePath is null)
            throw new ArgumentException("--tls-key needs --tls-cert.");

        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(workers, MinThreads), completions);
        var server = await MilvusServer.StartAsync(settings, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            // One line, written when calls are answered: whoever starts the process waits for it.
            Console.Out.WriteLine($"ready {server.Address.GetLeftPart(UriPartial.Authority)} {server.Path}");
            await Console.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            if (settings.Token is null && !IPAddress.IsLoopback(settings.Host))
                Console.Error.WriteLine($"warning: {settings.Host} is open to the network without a token; pass --token.");

            await server.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }

        return ExitCodes.Success;
    }
}
