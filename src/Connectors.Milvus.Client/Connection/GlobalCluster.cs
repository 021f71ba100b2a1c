using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.Client;

/// <summary>
/// A global endpoint of Zilliz Cloud: several clusters in several regions behind one name, which answers only who takes writes now.
/// Asked before each handshake, so that a lost connection leads to the new primary, and again while calls go on after
/// <see cref="RefreshInterval"/>. Thread-safe.
/// </summary>
internal sealed class GlobalCluster(HttpMessageInvoker invoker, MilvusAddress address, string? token, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>How old an answer may grow under way.</summary>
    public static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(300);

    private const string Marker = "global-cluster";
    private const string Path = "/global-cluster/topology";
    private const string Violation = "STREAMING_CODE_REPLICATE_VIOLATION";
    private const int MaxTries = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private long _asked;
    private int _refreshing;
    private Uri? _primary;

    /// <summary>Whether an address, or a text meant as one, is a global endpoint's.</summary>
    public static bool IsGlobal(string address) => address.Contains(Marker, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a refusal says that the cluster that was asked takes no writes any more. Nothing was done there.</summary>
    public static bool IsMoved(MilvusServerException refusal) => refusal.Reason.Contains(Violation, StringComparison.Ordinal);

    /// <summary>Asks which cluster takes writes: three tries, a second and then two apart.</summary>
    /// <exception cref="MilvusTransportException">No answer, or none that names one.</exception>
    public async Task<Uri> LocateAsync(CancellationToken cancellationToken)
    {
        for (int number = 1; ; number++)
        {
            try
            {
                return Note(await AskAsync(cancellationToken).ConfigureAwait(false));
            }
            catch (Exception failure) when (number < MaxTries && failure is HttpRequestException or IOException or FormatException)
            {
                logger.TopologyUnknown(address.ToString(), failure.Message);
                await Task.Delay(FirstPause * number, timeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or FormatException)
            {
                throw Failed(failure);
            }
        }
    }

    /// <summary>When the last answer is old, asks anew without keeping the caller, and tells when the primary is another one.</summary>
    public void RefreshIfOld(ServerInfo server, Action<ServerInfo> onMoved, CancellationToken closing)
    {
        if (timeProvider.GetElapsedTime(Volatile.Read(ref _asked)) >= RefreshInterval && Interlocked.Exchange(ref _refreshing, 1) == 0)
        {
            _ = RefreshAsync(server, onMoved, closing);
        }
    }

    private async Task RefreshAsync(ServerInfo server, Action<ServerInfo> onMoved, CancellationToken closing)
    {
        try
        {
            if (await LocateAsync(closing).ConfigureAwait(false) != server.Endpoint)
            {
                onMoved(server);
            }
        }
        catch (Exception failure) when (failure is MilvusTransportException or OperationCanceledException or ObjectDisposedException)
        {
            // What is known goes on being used; the next refresh comes when this one would have been old.
            Volatile.Write(ref _asked, timeProvider.GetTimestamp());
        }
        finally
        {
            Volatile.Write(ref _refreshing, 0);
        }
    }

    private async Task<GlobalTopology> AskAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.Uri, Path))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new MilvusTransportException(
                $"{address} does not accept the credentials of this client for its topology. Set Token to an API key of the global cluster.",
                Handshake.Operation,
                mayHaveReachedServer: false,
                (int)GrpcStatusCode.Unauthenticated);
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new FormatException(FormattableString.Invariant($"HTTP status {(int)response.StatusCode}"));
        }

        byte[] answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return GlobalTopology.Parse(answer, address.Uri);
    }

    private Uri Note(GlobalTopology topology)
    {
        Volatile.Write(ref _asked, timeProvider.GetTimestamp());
        if (Interlocked.Exchange(ref _primary, topology.Primary) != topology.Primary)
        {
            logger.PrimaryLocated(address.ToString(), topology.Primary, topology.Version);
        }

        return topology.Primary;
    }

    private MilvusTransportException Failed(Exception failure)
    {
        string said = failure is FormatException ? $"answered {failure.Message}" : ConnectionErrors.Explain(address.ToString(), failure).Text;
        return new MilvusTransportException(
            $"Where {address} takes writes could not be learned from its topology: {said}.",
            Handshake.Operation,
            mayHaveReachedServer: false,
            innerException: failure)
        {
            Failure = TransportFailure.NotConnected,
        };
    }
}
