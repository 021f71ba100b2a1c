using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Primary keys in answers.</summary>
internal static class IdAnswers
{
    public static MilvusIds ToIds(IDs? ids) => ids?.IdFieldCase switch
    {
        IDs.IdFieldOneofCase.IntId => MilvusIds.From([.. ids.IntId.Data]),
        IDs.IdFieldOneofCase.StrId => MilvusIds.From([.. ids.StrId.Data]),
        _ => MilvusIds.Empty,
    };

    public static IDs ToMessage(MilvusIds ids) => ids.Texts is { } texts
        ? new IDs { StrId = new StringArray { Data = { texts } } }
        : new IDs { IntId = new LongArray { Data = { ids.Numbers! } } };
}
