using System.Text.Json;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Import jobs over REST. See <see href="https://milvus.io/docs/import-data.md">Import Data</see>.</summary>
internal static class Imports
{
    private const string Root = "/v2/vectordb/jobs/import/";
    private const string AutoCommitKey = "auto_commit";
    private const int ImportFailed = 2100;

    private static readonly RestCall<ImportCreateBody, ImportJobData> CreateCall = new(
        "CreateImportJob", Root + "create", RetryClass.Ddl, ImportJson.Default.ImportCreateBody, ImportJson.Default.RestAnswerImportJobData);

    private static readonly RestCall<ImportJobBody, ImportJobData> ProgressCall = new(
        "GetImportProgress", Root + "get_progress", RetryClass.Read, ImportJson.Default.ImportJobBody, ImportJson.Default.RestAnswerImportJobData);

    private static readonly RestCall<ImportListBody, ImportListData> ListCall = new(
        "ListImportJobs", Root + "list", RetryClass.Read, ImportJson.Default.ImportListBody, ImportJson.Default.RestAnswerImportListData);

    private static readonly RestCall<ImportJobBody, JsonElement?> CommitCall = new(
        "CommitImport", Root + "commit", RetryClass.Ddl, ImportJson.Default.ImportJobBody, ImportJson.Default.RestAnswerNullableJsonElement);

    private static readonly RestCall<ImportJobBody, JsonElement?> AbortCall = new(
        "AbortImport", Root + "abort", RetryClass.Ddl, ImportJson.Default.ImportJobBody, ImportJson.Default.RestAnswerNullableJsonElement);

    public static void Check(IReadOnlyList<IReadOnlyList<string>> files, MilvusImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0)
        {
            throw new ArgumentException("There is no file to import. Give at least one, by its path in the server's object storage.", nameof(files));
        }

        for (var i = 0; i < files.Count; i++)
        {
            if (files[i] is not { Count: > 0 } set || set.Any(string.IsNullOrWhiteSpace))
            {
                throw new ArgumentException($"The entry at position {i} names no file, or one with an empty path.", nameof(files));
            }
        }

        if (options.PartitionName is not null)
        {
            Limits.RequireName(options.PartitionName, nameof(options));
        }

        if (options.Options?.ContainsKey(AutoCommitKey) == true)
        {
            throw new ArgumentException($"'{AutoCommitKey}' is the option AutoCommit; set that, and leave it out of Options.", nameof(options));
        }
    }

    public static async Task<string> CreateAsync(Operation operation, IReadOnlyList<IReadOnlyList<string>> files, MilvusImportOptions options)
    {
        if (!options.AutoCommit)
        {
            await operation.RequireAsync(ServerFeatures.ImportCommit).ConfigureAwait(false);
        }

        var body = new ImportCreateBody(Database(operation), operation.Target.Name, options.PartitionName, files, Options(options));
        var data = await operation.PostAsync(CreateCall, body).ConfigureAwait(false);
        return data?.JobId is { Length: > 0 } id ? id : throw new MilvusException("The server started an import and did not tell its job id.");
    }

    public static async Task<MilvusImportJob> ProgressAsync(Operation operation, string jobId)
    {
        var data = await operation.PostAsync(ProgressCall, new ImportJobBody(Database(operation), jobId)).ConfigureAwait(false);
        return ToJob(data ?? throw new MilvusException($"The server told nothing about import job {jobId}."), jobId);
    }

    public static async Task<IReadOnlyList<MilvusImportJob>> ListAsync(Operation operation)
    {
        var collection = operation.Target.Name.Length == 0 ? null : operation.Target.Name;
        var data = await operation.PostAsync(ListCall, new ImportListBody(Database(operation), collection)).ConfigureAwait(false);
        return [.. (data?.Records ?? []).Select(job => ToJob(job, jobId: ""))];
    }

    public static async Task CommitAsync(Operation operation, string jobId)
    {
        await operation.RequireAsync(ServerFeatures.ImportCommit).ConfigureAwait(false);
        await operation.PostAsync(CommitCall, new ImportJobBody(Database(operation), jobId)).ConfigureAwait(false);
    }

    public static async Task AbortAsync(Operation operation, string jobId)
    {
        await operation.RequireAsync(ServerFeatures.ImportCommit).ConfigureAwait(false);
        await operation.PostAsync(AbortCall, new ImportJobBody(Database(operation), jobId)).ConfigureAwait(false);
    }

    /// <summary>Waits until a job is over, or waits itself for a commit.</summary>
    /// <exception cref="MilvusServerException">It failed.</exception>
    public static async Task<MilvusImportJob> WaitAsync(Operation operation, string jobId, IProgress<MilvusImportJob>? progress)
    {
        var job = await Polling.UntilAsync(
            operation,
            () => ProgressAsync(operation, jobId),
            job => job.State is MilvusImportState.Completed or MilvusImportState.Uncommitted or MilvusImportState.Failed,
            progress).ConfigureAwait(false);
        return job.State == MilvusImportState.Failed
            ? throw new MilvusServerException(
                ImportFailed, job.Reason ?? $"import job {jobId} failed", operation.Name, job.Collection.Length == 0 ? null : job.Collection)
            : job;
    }

    private static string? Database(Operation operation) => operation.Target.Database.Length == 0 ? null : operation.Target.Database;

    // Servers read options as texts, true and false included.
    private static Dictionary<string, string>? Options(MilvusImportOptions options)
    {
        if (options is { AutoCommit: true, Options: null or { Count: 0 } })
        {
            return null;
        }

        var all = new Dictionary<string, string>(options.Options ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        if (!options.AutoCommit)
        {
            all[AutoCommitKey] = "false";
        }

        return all;
    }

    private static MilvusImportJob ToJob(ImportJobData data, string jobId) => new()
    {
        JobId = data.JobId ?? jobId,
        Collection = data.CollectionName ?? "",
        State = Enum.TryParse<MilvusImportState>(data.State, ignoreCase: true, out var state) ? state : MilvusImportState.Other,
        StateText = data.State ?? "",
        Progress = data.Progress,
        Reason = Filled(data.Reason),
        ImportedRows = data.ImportedRows,
        TotalRows = data.TotalRows,
        FileSize = data.FileSize,
        CompleteTime = Filled(data.CompleteTime),
        Files = [.. (data.Details ?? []).Select(ToFile)],
    };

    private static MilvusImportFile ToFile(ImportFileData data) => new()
    {
        Name = data.FileName ?? "",
        StateText = data.State ?? "",
        Progress = data.Progress,
        ImportedRows = data.ImportedRows,
        TotalRows = data.TotalRows,
        FileSize = data.FileSize,
        Reason = Filled(data.Reason),
        CompleteTime = Filled(data.CompleteTime),
    };

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
