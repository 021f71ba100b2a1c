using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>Whether rows may be written although their call failed.</summary>
internal static class WriteDoubt
{
    private const int MemoryLimit = 3;
    private const int DiskLimit = 7;
    private const int TimeTickDelay = 11;

    public static bool MayBeWritten(Exception failure) => failure switch
    {
        // The caller erred: nothing was sent.
        ArgumentException or NotSupportedException => false,
        MilvusTransportException transport => transport.MayHaveReachedServer,

        // Refused at the door. What failed further in may have reached some of a collection's channels before it did.
        MilvusServerException { IsInputError: true } or MilvusServerException { IsRetriable: true } => false,
        MilvusServerException
        {
            Code: MilvusCode.QuotaExceeded or MilvusCode.Unimplemented or MemoryLimit or DiskLimit or TimeTickDelay
            or MilvusCode.SchemaMismatch or MilvusCode.CollectionNotFound or MilvusCode.PartitionNotFound
            or MilvusCode.ParameterInvalid or MilvusCode.ParameterMissing or MilvusCode.ParameterTooLarge
        } => false,
        _ => true,
    };
}
