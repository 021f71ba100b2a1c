using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

public sealed partial class MilvusClient
{
    /// <summary>Makes a file of the server's object storage known under a name, for analyzers to use.</summary>
    /// <param name="name">The name, which no other file resource has.</param>
    /// <param name="path">Where the file is in the object storage.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("add_file_resource", nameof(MilvusRpcs.AddFileResource), Needs = nameof(ServerFeatures.FileResources))]
    public async Task AddFileResourceAsync(string name, string path, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(name, nameof(name));
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var operation = Begin("AddFileResource", cancellationToken);
        await operation.RequireAsync(ServerFeatures.FileResources).ConfigureAwait(false);
        await operation
            .InvokeAsync(MilvusRpcs.AddFileResource, new AddFileResourceRequest { Name = name, Path = path })
            .ConfigureAwait(false);
    }

    /// <summary>Makes the server forget a file resource. The file stays. Servers refuse it while a collection uses it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("remove_file_resource", nameof(MilvusRpcs.RemoveFileResource), Needs = nameof(ServerFeatures.FileResources))]
    public async Task RemoveFileResourceAsync(string name, CancellationToken cancellationToken = default)
    {
        Limits.RequireName(name, nameof(name));
        var operation = Begin("RemoveFileResource", cancellationToken);
        await operation.RequireAsync(ServerFeatures.FileResources).ConfigureAwait(false);
        await operation.InvokeAsync(MilvusRpcs.RemoveFileResource, new RemoveFileResourceRequest { Name = name }).ConfigureAwait(false);
    }

    /// <summary>The file resources of the server.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotSupportedException">The server is older than Milvus 3.0.</exception>
    [Covers("list_file_resources", nameof(MilvusRpcs.ListFileResources), Needs = nameof(ServerFeatures.FileResources))]
    public async Task<IReadOnlyList<MilvusFileResource>> ListFileResourcesAsync(CancellationToken cancellationToken = default)
    {
        var operation = Begin("ListFileResources", cancellationToken);
        await operation.RequireAsync(ServerFeatures.FileResources).ConfigureAwait(false);
        var answer = await operation.InvokeAsync(MilvusRpcs.ListFileResources, new ListFileResourcesRequest()).ConfigureAwait(false);
        return [.. answer.Resources.Select(file => new MilvusFileResource(file.Id, file.Name, file.Path))];
    }
}
