using System.Globalization;
using Connectors.Milvus.Local;
using Microsoft.AspNetCore.Http;

namespace Connectors.Milvus.Server;

/// <summary>Decides who answers a request, and counts it. One instance for all connections; thread-safe.</summary>
internal sealed class RequestRouter
{
    private readonly GrpcEndpoint _grpc;
    private readonly RestEndpoint _rest;
    private readonly StatusPages _pages;
    private readonly ServerMetrics _metrics = new();
    private readonly TimeProvider _time;
    private readonly TextWriter? _accessLog;

    public RequestRouter(MilvusLocal local, ServerSettings settings)
    {
        var token = new AccessToken(settings.Token);
        _grpc = new GrpcEndpoint(local.Dispatcher, token);
        _rest = new RestEndpoint(local, settings.Local, token);
        _pages = new StatusPages(local, _metrics);
        _time = settings.Local.TimeProvider;
        _accessLog = settings.AccessLog ? Console.Error : null;
    }

    public async Task AnswerAsync(HttpContext context)
    {
        var started = _time.GetTimestamp();
        _metrics.Begin();
        var outcome = new CallOutcome("http", "none", StatusCodes.Status499ClientClosedRequest);
        try
        {
            outcome = await RouteAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or BadHttpRequestException)
        {
            // The caller is gone or broke the protocol in the middle of a request: there is nobody to answer.
            context.Abort();
        }
        finally
        {
            var duration = _time.GetElapsedTime(started);
            _metrics.End(outcome, duration);
            Log(context, outcome, duration);
        }
    }

    private Task<CallOutcome> RouteAsync(HttpContext context)
    {
        var request = context.Request;
        if (GrpcEndpoint.IsGrpc(request))
            return _grpc.AnswerAsync(context);
        if (request.Path.StartsWithSegments(RestEndpoint.Prefix, out var route))
            return _rest.AnswerAsync(context, route.Value ?? "");

        return _pages.AnswerAsync(context);
    }

    private void Log(HttpContext context, CallOutcome outcome, TimeSpan duration)
        => _accessLog?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_time.GetUtcNow():O} {context.Connection.RemoteIpAddress} {outcome.Protocol} {outcome.Method} {outcome.Code} {duration.TotalMilliseconds:0.0} ms"));
}
