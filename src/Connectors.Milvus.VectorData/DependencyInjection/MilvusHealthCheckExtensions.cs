using Connectors.Milvus.Client;
using Connectors.Milvus.VectorData;
using Connectors.Milvus.VectorData.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers health checks of Milvus servers.</summary>
public static class MilvusHealthCheckExtensions
{
    /// <summary>
    /// Adds a check that asks a Milvus server whether it can serve (the <c>CheckHealth</c> call). It is the client's ordinary call: with
    /// its credentials, its retries and its timeout, so give <paramref name="timeout"/> for a quick answer.
    /// </summary>
    /// <param name="builder">What <c>services.AddHealthChecks()</c> returns.</param>
    /// <param name="clientProvider">
    /// Gets the client; null takes the <see cref="MilvusClient"/> of the container, or else that of its <see cref="MilvusVectorStore"/>.
    /// The check does not dispose it.
    /// </param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What to report when the server is not healthy or not there; null reports <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to select checks by.</param>
    /// <param name="timeout">Time for one check; null sets none beside the client's own.</param>
    /// <returns>The same builder.</returns>
    public static IHealthChecksBuilder AddMilvus(
        this IHealthChecksBuilder builder,
        Func<IServiceProvider, MilvusClient>? clientProvider = null,
        string name = "milvus",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return builder.Add(new HealthCheckRegistration(
            name, services => new MilvusHealthCheck(clientProvider?.Invoke(services) ?? Find(services)), failureStatus, tags, timeout));
    }

    private static MilvusClient Find(IServiceProvider services) =>
        services.GetService<MilvusClient>()
        ?? (MilvusClient?)services.GetService<MilvusVectorStore>()?.GetService(typeof(MilvusClient))
        ?? throw new InvalidOperationException(
            "No MilvusClient and no MilvusVectorStore is registered for the health check. Register one of them, or give a client provider.");
}
