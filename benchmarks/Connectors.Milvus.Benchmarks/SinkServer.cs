using System.IO.Pipelines;
using System.Net;
using Connectors.Milvus.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Connectors.Milvus.Benchmarks;

/// <summary>
/// A server that drains requests and sends canned answers, so that what is measured is the client and the wire. It runs
/// as a process of its own (<see cref="SinkProcess"/>), so that its allocations and time are not the client's.
/// </summary>
internal static class SinkServer
{
    private const int Window = 16 << 20;

    /// <summary>Listens on a free loopback port, prints it as the first line, and runs until standard input closes.</summary>
    public static async Task RunAsync(CollectionSchema schema, int rowsPerInsert)
    {
        var answers = CannedAnswers.For(schema, rowsPerInsert);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 100;
            kestrel.Limits.Http2.InitialConnectionWindowSize = Window;
            kestrel.Limits.Http2.InitialStreamWindowSize = Window;
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });

        await using var app = builder.Build();
        app.Run(context => AnswerAsync(context, answers));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
    }

    private static async Task AnswerAsync(HttpContext context, Dictionary<string, byte[]> answers)
    {
        await DrainAsync(context.Request.BodyReader, context.RequestAborted);
        context.Response.ContentType = "application/grpc";
        var path = context.Request.Path.Value ?? "";
        if (answers.TryGetValue(path, out var answer) || answers.TryGetValue(CannedAnswers.Key(path, context.Request.Headers["dbname"].ToString()), out answer))
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);

        context.Response.AppendTrailer("grpc-status", answer is null ? "12" : "0");
    }

    private static async Task DrainAsync(PipeReader body, CancellationToken cancellationToken)
    {
        for (var isCompleted = false; !isCompleted;)
        {
            var read = await body.ReadAsync(cancellationToken);
            body.AdvanceTo(read.Buffer.End);
            isCompleted = read.IsCompleted;
        }
    }
}
