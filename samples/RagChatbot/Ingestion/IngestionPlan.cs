namespace RagChatbot.Ingestion;

/// <summary>What differs between a folder and the store.</summary>
/// <param name="Documents">Documents in the folder.</param>
/// <param name="Write">Passages that are new or changed.</param>
/// <param name="Delete">Keys of stored passages whose text is gone.</param>
/// <param name="Unchanged">Passages that stay as they are.</param>
internal sealed record IngestionPlan(int Documents, IReadOnlyList<Passage> Write, IReadOnlyList<string> Delete, int Unchanged)
{
    public bool IsEmpty => Write.Count == 0 && Delete.Count == 0;
}
