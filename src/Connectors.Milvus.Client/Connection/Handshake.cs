using System.Globalization;
using System.Reflection;
using Connectors.Milvus.Protocol;
using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.Client;

/// <summary>The Connect call: tells the server who we are, and learns who it is and what it calls us.</summary>
internal sealed class Handshake(CallSender sender, MilvusClientOptions options, MilvusAddress address, GlobalCluster? cluster, ILogger logger, Closing closing)
{
    public const string Operation = "Connect";

    /// <summary>This package's version.</summary>
    public static readonly string SdkVersion =
        typeof(Handshake).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Shakes hands, within <see cref="MilvusClientOptions.ConnectTimeout"/>.</summary>
    public async Task<ServerInfo> RunAsync(int generation)
    {
        using var deadline = new CallDeadline(options.ConnectTimeout, options.TimeProvider, closing, CancellationToken.None);
        try
        {
            return await IntroduceAsync(generation, deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (deadline.HasExpired)
        {
            throw OutOfTime(failure);
        }
        catch (MilvusException failure)
        {
            logger.HandshakeFailed(address.ToString(), failure.Message);
            throw;
        }
    }

    private async Task<ServerInfo> IntroduceAsync(int generation, CallDeadline deadline)
    {
        Uri? endpoint = cluster is null ? null : await cluster.LocateAsync(deadline.Token).ConfigureAwait(false);
        var call = new GrpcCall(MilvusRpcs.Connect.Path, new CallContext(null, Operation), new MessageBody(CreateRequest()))
        {
            Timeout = deadline.Remaining,
            Endpoint = endpoint,
        };
        try
        {
            ConnectResponse response = await sender
                .SendAsync(call, new MessageReader<ConnectRequest, ConnectResponse>(MilvusRpcs.Connect), deadline.Token)
                .ConfigureAwait(false);
            var server = new ServerInfo(Describe(response.ServerInfo), FormatIdentifier(response.Identifier), generation) { Endpoint = endpoint };
            logger.Connected(server.Info.Version, address.ToString(), generation);
            return server;
        }
        catch (MilvusTransportException failure) when (failure.GrpcStatus == (int)GrpcStatusCode.Unimplemented)
        {
            logger.HandshakeUnknown(address.ToString());
            return new ServerInfo(new MilvusServerInfo(), null, generation) { Endpoint = endpoint };
        }
    }

    // A handshake changes nothing, so whether it arrived matters to nobody.
    private MilvusTransportException OutOfTime(Exception failure) => new(
        $"{address} did not answer within ConnectTimeout ({options.ConnectTimeout:c}). "
        + "Is Milvus running there, is this its gRPC port, and does it use TLS (https://)?",
        Operation,
        mayHaveReachedServer: false,
        (int)GrpcStatusCode.DeadlineExceeded,
        failure)
    {
        Failure = TransportFailure.NotConnected,
    };

    private ConnectRequest CreateRequest() => new()
    {
        ClientInfo = new ClientInfo
        {
            SdkType = "Connectors.Milvus",
            SdkVersion = SdkVersion,
            LocalTime = options.TimeProvider.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            User = options.User ?? "",
            Host = Environment.MachineName,
        },
    };

    private static string? FormatIdentifier(long identifier) =>
        identifier == 0 ? null : identifier.ToString(CultureInfo.InvariantCulture);

    private static MilvusServerInfo Describe(Protocol.ServerInfo? server) => server is null
        ? new MilvusServerInfo()
        : new MilvusServerInfo
        {
            Version = server.BuildTags,
            BuildTime = server.BuildTime,
            GitCommit = server.GitCommit,
            DeployMode = server.DeployMode,
        };
}
