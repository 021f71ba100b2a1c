namespace Connectors.Milvus.Client.Tests;

/// <summary>Keeps what is reported, in order, on the reporter's own thread (<see cref="Progress{T}"/> would post it elsewhere).</summary>
internal sealed class Reports<T> : IProgress<T>
{
    public List<T> All { get; } = [];

    public void Report(T value) => All.Add(value);
}
