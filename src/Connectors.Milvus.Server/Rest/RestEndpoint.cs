using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Milvus.Local;
using Connectors.Milvus.Protocol;
using Microsoft.AspNetCore.Http;

namespace Connectors.Milvus.Server;

/// <summary>
/// Milvus's REST v2: a POST with a JSON object, answered with <c>{"code": 0, "data": …}</c> or
/// <c>{"code": …, "message": …}</c>, both with HTTP's 200. Each call becomes the RPCs that a gRPC client would send.
/// </summary>
internal sealed class RestEndpoint(MilvusLocal local, MilvusLocalOptions options, AccessToken token)
{
    public const string Prefix = "/v2/vectordb";

    private const string TimeoutHeader = "Request-Timeout";
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<CallOutcome> AnswerAsync(HttpContext context, string route)
    {
        if (!RestRoutes.All.TryGetValue(route, out var handler))
        {
            return await FailAsync(
                context, "unknown", StatusCodes.Status404NotFound, MilvusCode.Unimplemented, $"there is no {Prefix}{route} here: service unimplemented").ConfigureAwait(false);
        }

        if (!HttpMethods.IsPost(context.Request.Method))
            return await FailAsync(context, route, StatusCodes.Status405MethodNotAllowed, RestCode.IncorrectFormat, "REST calls are POSTs with a JSON body").ConfigureAwait(false);
        if (!token.AllowsRest(context.Request))
            return await FailAsync(context, route, StatusCodes.Status401Unauthorized, RestCode.NotAuthenticated, "user hasn't authenticated").ConfigureAwait(false);

        return await RunAsync(context, route, handler).ConfigureAwait(false);
    }

    private async Task<CallOutcome> RunAsync(HttpContext context, string route, Func<RestCall, RestAnswer> handler)
    {
        using var deadline = new CancellationTokenSource(Deadline(context.Request), options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.RequestAborted);
        try
        {
            using var body = await ReadAsync(context.Request, either.Token).ConfigureAwait(false);
            var call = new RestCall(local.Dispatcher, new RestBody(body.RootElement), Headers(context.Request), either.Token);
            var answer = handler(call);
            await SendAsync(context, StatusCodes.Status200OK, MilvusCode.Success, answer).ConfigureAwait(false);
            return new CallOutcome("rest", route, MilvusCode.Success);
        }
        catch (RestException exception)
        {
            return await FailAsync(context, route, StatusCodes.Status200OK, exception.Code, exception.Message).ConfigureAwait(false);
        }
        catch (GrpcException exception)
        {
            return await FailAsync(context, route, StatusCodes.Status200OK, MilvusCode.Unimplemented, exception.Message).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            return await FailAsync(context, route, StatusCodes.Status503ServiceUnavailable, MilvusCode.NotReady, "the server is stopping").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return await FailAsync(context, route, StatusCodes.Status408RequestTimeout, MilvusCode.Timeout, "request timeout").ConfigureAwait(false);
        }
    }

    private async Task<JsonDocument> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (buffer.WrittenCount + read.Buffer.Length > options.MaxRequestBytes)
                throw RestException.Invalid($"the request is longer than {options.MaxRequestBytes} bytes, send fewer rows at a time");

            foreach (var segment in read.Buffer)
                buffer.Write(segment.Span);
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }

        try
        {
            JsonTexts.Check(buffer.WrittenSpan);
            return JsonDocument.Parse(buffer.WrittenMemory);
        }
        catch (JsonException exception)
        {
            throw RestException.Format(buffer.WrittenCount == 0 ? "the request has no body, {} is the least" : exception.Message);
        }
    }

    private static async Task<CallOutcome> FailAsync(HttpContext context, string route, int httpStatus, int code, string message)
    {
        await SendAsync(context, httpStatus, code, writer => writer.WriteString("message", message)).ConfigureAwait(false);
        return new CallOutcome("rest", route, code);
    }

    private static async Task SendAsync(HttpContext context, int httpStatus, int code, RestAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new Utf8JsonWriter(buffer, WriterOptions);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            writer.WriteNumber("code", code);
            answer(writer);
            writer.WriteEndObject();
        }

        var response = context.Response;
        response.StatusCode = httpStatus;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = buffer.WrittenCount;
        await response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    private static RestHeaders Headers(HttpRequest request)
    {
        // Milvus writes numbers unless the caller says that it cannot read them.
        var allowsInt64 = request.Headers["Accept-Type-Allow-Int64"].ToString();
        return new RestHeaders(request.Headers["DB-Name"].ToString(), !bool.TryParse(allowsInt64, out var allows) || allows);
    }

    private static TimeSpan Deadline(HttpRequest request)
        => int.TryParse(request.Headers[TimeoutHeader].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 86_400
            ? TimeSpan.FromSeconds(seconds)
            : Timeout.InfiniteTimeSpan;
}
