using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Connectors.Milvus.Local;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.Server;

/// <summary>
/// A database file behind one port: gRPC over HTTP/2 and REST over HTTP/1.1 or HTTP/2, with TLS or without. Stopping it
/// lets the calls under way end, then closes the file.
/// </summary>
internal sealed class MilvusServer : IAsyncDisposable
{
    // A connection's window bounds what a client may have in flight; the default 128 KiB would make a large insert wait
    // for the network's round trips.
    private const int Http2Window = 8 << 20;

    private readonly MilvusLocal _local;
    private readonly WebApplication _application;
    private readonly ServerSettings _settings;

    private MilvusServer(MilvusLocal local, WebApplication application, ServerSettings settings)
    {
        _local = local;
        _application = application;
        _settings = settings;
    }

    /// <summary>Where clients find it, such as <c>http://127.0.0.1:19530</c>; the port is the real one.</summary>
    public Uri Address => new(_application.Urls.First(url => url.StartsWith("http", StringComparison.Ordinal)));

    /// <summary>The file's full path.</summary>
    public string Path => _local.Path;

    /// <summary>Opens the file and listens.</summary>
    /// <exception cref="IOException">The file cannot be used, or the port is taken.</exception>
    /// <exception cref="ArgumentException">The certificate or its key cannot be read.</exception>
    public static async Task<MilvusServer> StartAsync(ServerSettings settings, CancellationToken cancellationToken = default)
    {
        var tls = LoadCertificate(settings);
        var local = MilvusLocal.Open(settings.Path, settings.Local);
        WebApplication? application = null;
        try
        {
            application = Build(settings, local, tls);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new MilvusServer(local, application, settings);
        }
        catch
        {
            if (application is not null)
                await application.DisposeAsync().ConfigureAwait(false);

            await local.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits until the process is asked to stop (SIGTERM, SIGINT) and the calls under way have ended.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default)
        => _application.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using (var patience = new CancellationTokenSource(_settings.ShutdownTimeout, _settings.Local.TimeProvider))
            await _application.StopAsync(patience.Token).ConfigureAwait(false);

        await _application.DisposeAsync().ConfigureAwait(false);
        await _local.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(ServerSettings settings, MilvusLocal local, HttpsConnectionAdapterOptions? tls)
    {
        // Empty: no configuration file of the folder that the tool happens to run in may change what it does.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.ShutdownTimeout);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        var handOver = new HandOver();
        builder.Services.AddSingleton<IConnectionListenerFactory>(handOver);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            SetLimits(kestrel);
            Listen(kestrel, settings, tls, handOver);
        });

        var application = builder.Build();
        var router = new RequestRouter(local, settings);
        application.Run(router.AnswerAsync);
        return application;
    }

    private static void SetLimits(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        // Messages are measured where they are read, so that too large a one gets an answer rather than a reset.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.Http2.InitialConnectionWindowSize = Http2Window;
        kestrel.Limits.Http2.InitialStreamWindowSize = Http2Window;
    }

    private static void Listen(
        KestrelServerOptions kestrel, ServerSettings settings, HttpsConnectionAdapterOptions? tls, HandOver handOver)
    {
        if (tls is not null)
        {
            // With TLS the two ends agree on the protocol before the first byte.
            kestrel.Listen(settings.Host, settings.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(tls);
            });
            return;
        }

        kestrel.Listen(settings.Host, settings.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => new PrefaceSniffer(next, handOver, kestrel.Limits.KeepAliveTimeout).OnConnectionAsync);
        });
        kestrel.Listen(HandOver.EndPoint, listen => listen.Protocols = HttpProtocols.Http2);
    }

    private static HttpsConnectionAdapterOptions? LoadCertificate(ServerSettings settings)
    {
        if (settings.CertificatePath is null)
            return null;

        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(settings.CertificatePath);
            return new HttpsConnectionAdapterOptions
            {
                ServerCertificate = X509Certificate2.CreateFromPemFile(settings.CertificatePath, settings.KeyPath),
                ServerCertificateChain = chain,
            };
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException(
                $"The certificate '{settings.CertificatePath}' with the key '{settings.KeyPath ?? settings.CertificatePath}' cannot be used: {exception.Message} Both are PEM files.",
                nameof(settings),
                exception);
        }
    }
}
