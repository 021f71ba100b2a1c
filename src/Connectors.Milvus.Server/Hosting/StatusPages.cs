using Connectors.Milvus.Local;
using Microsoft.AspNetCore.Http;

namespace Connectors.Milvus.Server;

/// <summary>
/// <c>/healthz</c> and <c>/metrics</c>. Neither needs the token, as on a Milvus server: they tell of the process and
/// never of the data.
/// </summary>
internal sealed class StatusPages(MilvusLocal local, ServerMetrics metrics)
{
    public async Task<CallOutcome> AnswerAsync(HttpContext context)
    {
        var (status, contentType, text) = Page(context.Request);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(text, context.RequestAborted).ConfigureAwait(false);
        return new CallOutcome("http", status == StatusCodes.Status404NotFound ? "none" : context.Request.Path.Value!, status);
    }

    private (int Status, string ContentType, string Text) Page(HttpRequest request) => (request.Method, request.Path.Value) switch
    {
        ("GET" or "HEAD", "/healthz") => Health(),
        ("GET" or "HEAD", "/metrics") => (StatusCodes.Status200OK, PrometheusWriter.ContentType, Metrics()),
        _ => (StatusCodes.Status404NotFound, "text/plain", "404 page not found"),
    };

    private (int Status, string ContentType, string Text) Health()
    {
        try
        {
            // A read through the engine: the file is there and answers.
            local.Engine.AllocateTimestamp();
            return (StatusCodes.Status200OK, "text/plain", "OK");
        }
        catch (Exception exception) when (exception is ObjectDisposedException or Engine.EngineException)
        {
            return (StatusCodes.Status503ServiceUnavailable, "text/plain", exception.Message);
        }
    }

    private string Metrics()
    {
        var writer = new PrometheusWriter();
        metrics.WriteTo(writer);
        writer.Begin("milvus_local_file_bytes", "gauge", "The size of the database file and of its log.");
        writer.Sample(Length(local.Path), ("file", "data"));
        writer.Sample(Length(local.Path + "-wal"), ("file", "log"));
        writer.Begin("process_resident_memory_bytes", "gauge", "Memory of the process.");
        writer.Sample(Environment.WorkingSet);
        writer.Begin("dotnet_gc_heap_bytes", "gauge", "Memory of the managed heap.");
        writer.Sample(GC.GetTotalMemory(forceFullCollection: false));
        return writer.ToString();
    }

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
