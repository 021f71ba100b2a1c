using System.Text.Encodings.Web;
using System.Text.Json;
using Connectors.Milvus.Engine;
using Connectors.Milvus.Local;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary>
/// Writes a collection as JSON lines: one object per row, fields and dynamic keys side by side, vectors as over REST, JSON
/// fields as JSON. Pages follow the primary key, so memory is bounded by a page.
/// </summary>
internal sealed class RowExport(MilvusLocal local, string database, string collection)
{
    private const int PageRows = 1000;
    private const string LastKey = "last";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all rows and gives their number.</summary>
    /// <exception cref="IOException">The collection cannot be read.</exception>
    public long Write(Stream output, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken)
    {
        var info = local.Engine.DescribeCollection(database, collection, cancellationToken);
        var isReleased = info.LoadState != EngineLoadState.Loaded;
        // Rows can be read from a loaded collection only; one that was released is so again afterwards.
        if (isReleased)
            local.Engine.LoadCollection(database, collection, cancellationToken);

        try
        {
            return WritePages(output, info, progress, cancellationToken);
        }
        finally
        {
            if (isReleased)
                local.Engine.ReleaseCollection(database, collection, CancellationToken.None);
        }
    }

    private long WritePages(Stream output, CollectionInfo info, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken)
    {
        var key = info.Definition.Fields.Single(field => field.IsPrimaryKey).Name;
        var total = local.Engine.GetRowCount(database, collection, cancellationToken: cancellationToken);
        var written = 0L;
        TemplateValue? last = null;
        while (true)
        {
            var page = ReadPage(key, last, cancellationToken);
            var count = page.FieldsData.Count > 0 ? ResultColumn.Count(page.FieldsData[0]) : 0;
            if (count == 0)
                return written;

            WriteRows(output, page, count);
            written += count;
            progress?.Report(new MaintenanceProgress(collection, (int)Math.Min(written * 1000 / Math.Max(total, 1), 1000), 1000));
            last = KeyOf(page.FieldsData.First(field => field.FieldName == key), count - 1);
        }
    }

    private QueryResults ReadPage(string key, TemplateValue? last, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            DbName = database,
            CollectionName = collection,
            Expr = last is null ? "" : $"{key} > {{{LastKey}}}",
            OutputFields = { "*" },
            QueryParams = { RestBody.Pair("limit", $"{PageRows}") },
        };
        if (last is not null)
            request.ExprTemplateValues.Add(LastKey, last);

        var page = local.Dispatcher.Call(MilvusRpcs.Query, request, cancellationToken);
        return MilvusStatus.Read(page.Status) is { } fault ? throw new IOException($"{database}/{collection} cannot be read: {fault.Reason}") : page;
    }

    private static void WriteRows(Stream output, QueryResults page, int count)
    {
        var rows = new ResultRows(page.FieldsData, page.OutputFields, new ResultStyle(Int64AsNumber: true, JsonAsText: false));
        using var writer = new Utf8JsonWriter(output, Options);
        for (var row = 0; row < count; row++)
        {
            writer.WriteStartObject();
            rows.WriteColumns(writer, row);
            writer.WriteEndObject();
            writer.Flush();
            output.WriteByte((byte)'\n');
            writer.Reset();
        }
    }

    private static TemplateValue KeyOf(FieldData keys, int row) => keys.Type == DataType.Int64
        ? new TemplateValue { Int64Val = keys.Scalars.LongData.Data[row] }
        : new TemplateValue { StringVal = keys.Scalars.StringData.Data[row] };
}
