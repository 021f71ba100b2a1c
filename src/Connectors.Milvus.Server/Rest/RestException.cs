using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary>A REST call that ends with Milvus's <c>{code, message}</c>.</summary>
internal sealed class RestException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;

    public static RestException Invalid(string message) => new(MilvusCode.ParameterInvalid, $"{message}: invalid parameter");

    public static RestException Missing(string name)
        => new(RestCode.MissingParameters, $"missing required parameters, error: '{name}' is required");

    public static RestException Format(string message)
        => new(RestCode.IncorrectFormat, $"can only accept json format request, error: {message}");

    public static RestException BadRow(string message)
        => new(RestCode.InvalidInsertData, $"fail to deal the insert data, error: {message}");
}

/// <summary>Milvus's codes for what is wrong with a REST call itself.</summary>
internal static class RestCode
{
    public const int NotAuthenticated = 1800;
    public const int IncorrectFormat = 1801;
    public const int MissingParameters = 1802;
    public const int InvalidInsertData = 1804;
    public const int PrimaryKey = 1806;
}
