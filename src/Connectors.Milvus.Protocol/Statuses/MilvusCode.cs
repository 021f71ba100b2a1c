namespace Connectors.Milvus.Protocol;

/// <summary>The status codes that code of ours names. <see cref="MilvusCodeTable"/> knows all of them.</summary>
public static class MilvusCode
{
    /// <summary>The call worked.</summary>
    public const int Success = 0;

    /// <summary>The service is starting.</summary>
    public const int NotReady = 1;

    /// <summary>The service cannot be reached inside the server.</summary>
    public const int Unavailable = 2;

    /// <summary>Too many calls in a short time; try again later.</summary>
    public const int RateLimit = 8;

    /// <summary>A quota is used up; trying again does not help.</summary>
    public const int QuotaExceeded = 9;

    /// <summary>The server lacks the feature.</summary>
    public const int Unimplemented = 10;

    /// <summary>No such collection.</summary>
    public const int CollectionNotFound = 100;

    /// <summary>The collection is not loaded.</summary>
    public const int CollectionNotLoaded = 101;

    /// <summary>The schema breaks a rule.</summary>
    public const int IllegalSchema = 105;

    /// <summary>The writer knows an older (or newer) schema than the server: describe again, rebuild the request, send it again.</summary>
    public const int SchemaMismatch = 109;

    /// <summary>The server is still spreading a schema change.</summary>
    public const int SchemaVersionNotReady = 110;

    /// <summary>No such partition.</summary>
    public const int PartitionNotFound = 200;

    /// <summary>No such index.</summary>
    public const int IndexNotFound = 700;

    /// <summary>No such database.</summary>
    public const int DatabaseNotFound = 800;

    /// <summary>A parameter is wrong.</summary>
    public const int ParameterInvalid = 1100;

    /// <summary>A parameter is missing.</summary>
    public const int ParameterMissing = 1101;

    /// <summary>A parameter is too large.</summary>
    public const int ParameterTooLarge = 1102;

    /// <summary>No such alias.</summary>
    public const int AliasNotFound = 1600;

    /// <summary>No such field.</summary>
    public const int FieldNotFound = 1700;

    /// <summary>The operation exists but not for this target.</summary>
    public const int OperationNotSupported = 3000;

    /// <summary>The call was cancelled.</summary>
    public const int Canceled = 10000;

    /// <summary>The call ran out of time.</summary>
    public const int Timeout = 10001;

    /// <summary>Any error the server gives no code of its own.</summary>
    public const int Unexpected = 65535;
}
