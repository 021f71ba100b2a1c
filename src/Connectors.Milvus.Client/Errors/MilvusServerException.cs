using System.Globalization;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>The server received the request and refused it: Milvus answered with a status other than success.</summary>
public sealed class MilvusServerException : MilvusException
{
    /// <summary>Creates the exception for one refused operation.</summary>
    /// <param name="code">Milvus's error code, for example 100 (collection not found) or 1100 (invalid parameter).</param>
    /// <param name="reason">The server's own words.</param>
    /// <param name="operation">The operation that was refused, for example <c>Search</c>.</param>
    /// <param name="collection">The collection it was about, if any.</param>
    /// <param name="innerException">The cause, if another exception is.</param>
    public MilvusServerException(
        int code, string reason, string operation, string? collection = null, Exception? innerException = null)
        : base(Describe(code, reason, operation, collection), innerException)
    {
        Code = code;
        Reason = reason;
        Operation = operation;
        Collection = collection;
    }

    /// <summary>Milvus's error code (the numbers of Milvus 2.3 and newer; older answers are translated).</summary>
    public int Code { get; }

    /// <summary>The server's own words, without this client's additions.</summary>
    public string Reason { get; }

    /// <summary>Whether the server says that the same request may succeed later.</summary>
    public bool IsRetriable { get; init; }

    /// <summary>Whether the server blames the request itself rather than its own state.</summary>
    public bool IsInputError { get; init; }

    /// <summary>The operation that was refused, for example <c>Search</c>.</summary>
    public string Operation { get; }

    /// <summary>The collection the operation was about, or null.</summary>
    public string? Collection { get; }

    internal static MilvusServerException From(MilvusFault fault, string operation, string? collection) =>
        new(fault.Code, fault.Reason, operation, collection)
        {
            IsRetriable = fault.IsRetriable,
            IsInputError = fault.IsInputError,
        };

    private static string Describe(int code, string reason, string operation, string? collection)
    {
        string target = collection is null ? "" : $" on collection '{collection}'";
        string name = MilvusCodeTable.Get(code).Name;
        string said = reason.Length == 0 ? name : reason;
        return string.Create(CultureInfo.InvariantCulture, $"Milvus refused {operation}{target}: {said} (code {code}, {name}).");
    }
}
