namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>
    /// Starts to import files that are in the server's object storage: Parquet, JSON, CSV, or sets of NumPy files. Returns at once;
    /// wait with <see cref="WaitForImportAsync"/>. Goes over the REST API of the same server, since Milvus has no RPC for it; the
    /// embedded engine and Milvus Lite do not have it.
    /// See <see href="https://milvus.io/docs/import-data.md">Import Data</see>.
    /// </summary>
    /// <param name="collection">The collection's name or alias.</param>
    /// <param name="files">The files by their paths in the object storage; each inner list is one file, or the NumPy files of one set.</param>
    /// <param name="options">The partition, whether the rows become visible by themselves; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call; what was started goes on.</param>
    /// <returns>The job's id.</returns>
    /// <exception cref="NotSupportedException">Without <see cref="MilvusImportOptions.AutoCommit"/>: the server is older than Milvus 3.0.</exception>
    [Covers("bulk_import", "/v2/vectordb/jobs/import/create")]
    public Task<string> CreateImportJobAsync(
        string collection,
        IReadOnlyList<IReadOnlyList<string>> files,
        MilvusImportOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new MilvusImportOptions();
        Imports.Check(files, options);
        return Imports.CreateAsync(Begin("CreateImportJob", collection, options.Timeout, cancellationToken), files, options);
    }

    /// <summary>How far an import has come, as a whole and file by file.</summary>
    /// <param name="jobId">What <see cref="CreateImportJobAsync"/> returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("get_import_progress", "/v2/vectordb/jobs/import/get_progress")]
    public Task<MilvusImportJob> GetImportProgressAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return Imports.ProgressAsync(Begin("GetImportProgress", cancellationToken), jobId);
    }

    /// <summary>
    /// Waits until an import is done. One that was started without <see cref="MilvusImportOptions.AutoCommit"/> is done when it waits
    /// for its commit.
    /// </summary>
    /// <param name="jobId">What <see cref="CreateImportJobAsync"/> returned.</param>
    /// <param name="progress">Told how far it has come; null tells nobody.</param>
    /// <param name="cancellationToken">Cancels the wait; the server goes on importing.</param>
    /// <exception cref="MilvusServerException">The import failed or was aborted (code 2100); the reason is the server's.</exception>
    [Covers("wait for import", "/v2/vectordb/jobs/import/get_progress")]
    public Task<MilvusImportJob> WaitForImportAsync(
        string jobId, IProgress<MilvusImportJob>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return Imports.WaitAsync(Begin("WaitForImport", cancellationToken), jobId, progress);
    }

    /// <summary>The imports into a collection, or into all collections of the database, as far as the server remembers them.</summary>
    /// <param name="collection">The collection; null lists those of every collection.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    [Covers("list_import_jobs", "/v2/vectordb/jobs/import/list")]
    public Task<IReadOnlyList<MilvusImportJob>> ListImportJobsAsync(string? collection = null, CancellationToken cancellationToken = default) =>
        Imports.ListAsync(BeginWithin("ListImportJobs", collection, cancellationToken));

    /// <summary>Makes the rows of an import visible that was started without <see cref="MilvusImportOptions.AutoCommit"/>.</summary>
    /// <param name="jobId">What <see cref="CreateImportJobAsync"/> returned; it waits for its commit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("commit_import", "/v2/vectordb/jobs/import/commit", Needs = nameof(ServerFeatures.ImportCommit))]
    public Task CommitImportAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return Imports.CommitAsync(Begin("CommitImport", cancellationToken), jobId);
    }

    /// <summary>Discards the rows of an import that was started without <see cref="MilvusImportOptions.AutoCommit"/>.</summary>
    /// <param name="jobId">What <see cref="CreateImportJobAsync"/> returned; it is not committed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("abort_import", "/v2/vectordb/jobs/import/abort", Needs = nameof(ServerFeatures.ImportCommit))]
    public Task AbortImportAsync(string jobId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(jobId);
        return Imports.AbortAsync(Begin("AbortImport", cancellationToken), jobId);
    }
}
