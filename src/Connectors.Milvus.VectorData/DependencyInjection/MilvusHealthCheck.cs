using Connectors.Milvus.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Connectors.Milvus.VectorData.DependencyInjection;

/// <summary>Asks a server for its health. A server that has no such question (Milvus Lite) is healthy when it tells its version.</summary>
internal sealed class MilvusHealthCheck(MilvusClient client) : IHealthCheck
{
    private const int Unimplemented = 12;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            MilvusHealth health = await AskAsync(cancellationToken).ConfigureAwait(false);
            return health.IsHealthy
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, $"Milvus is not healthy: {string.Join("; ", health.Reasons)}");
        }
        catch (MilvusException failure)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, failure.Message, failure);
        }
    }

    private async Task<MilvusHealth> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.CheckHealthAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MilvusTransportException failure) when (failure.GrpcStatus == Unimplemented)
        {
            await client.GetServerVersionAsync(cancellationToken).ConfigureAwait(false);
            return new MilvusHealth { IsHealthy = true, Reasons = [] };
        }
    }
}
