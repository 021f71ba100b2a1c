namespace Connectors.Milvus.Engine;

/// <summary>One thing that is wrong with a file.</summary>
/// <param name="Place">Where: the file, or a collection as <c>database/collection</c>.</param>
/// <param name="Finding">What was found there, with the table, slot or chunk.</param>
public sealed record Damage(string Place, string Finding);

/// <summary>How far a verification or a compaction has come.</summary>
/// <param name="Step">What is being done, with the collection's name.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps in all.</param>
public readonly record struct MaintenanceProgress(string Step, int Done, int Total);

/// <summary>What a compaction did.</summary>
/// <param name="SlotsFreed">Places of replaced and deleted rows that were taken back.</param>
/// <param name="BytesBefore">The size of the file and its log before.</param>
/// <param name="BytesAfter">The size afterwards.</param>
public sealed record CompactionReport(long SlotsFreed, long BytesBefore, long BytesAfter);
