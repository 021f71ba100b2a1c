namespace Connectors.Milvus.Protocol;

/// <summary>Writes and reads <see cref="Status"/>: the server's and the client's side of one table.</summary>
public static class MilvusStatus
{
    /// <summary>The key of <see cref="Status.ExtraInfo"/> that says "true" when the caller is at fault.</summary>
    public const string InputErrorKey = "is_input_error";

    /// <summary>The status of a call that worked.</summary>
    public static Status Success() => new();

    /// <summary>The status of a call that failed, with the legacy code that belongs to <paramref name="code"/>.</summary>
    /// <param name="code">A code other than <see cref="MilvusCode.Success"/>.</param>
    /// <param name="reason">What went wrong, in Milvus's shape: <c>context: base text[key=value]</c>.</param>
    /// <param name="isInputError">Whether the caller is at fault; <see langword="null"/> leaves it to the table.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="code"/> is 0, which would read as success.</exception>
    public static Status From(int code, string reason, bool? isInputError = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(code);
        ArgumentNullException.ThrowIfNull(reason);
        var info = MilvusCodeTable.Get(code);
        var input = isInputError ?? info.IsInputError;
        var status = new Status
        {
            Code = code,
            ErrorCode = info.Legacy,
            Reason = reason,
            Detail = reason,
            // A wrong request stays wrong, whatever the code says about its kind.
            Retriable = info.IsRetriable && !input,
        };
        if (input)
            status.ExtraInfo[InputErrorKey] = "true";

        return status;
    }

    /// <summary>The failure a status tells; <see langword="null"/> for success, which a missing status is too.</summary>
    /// <remarks>
    /// A 2.2 server fills only the legacy code, whose retriability the table knows. Rate limiting is always
    /// retriable: old servers have no flag to say so.
    /// </remarks>
    public static MilvusFault? Read(Status? status)
    {
        if (status is null || (status.Code == MilvusCode.Success && status.ErrorCode == ErrorCode.Success))
            return null;

        var isLegacy = status.Code == MilvusCode.Success;
        var code = isLegacy ? MilvusCodeTable.FromLegacy(status.ErrorCode) : status.Code;
        var info = MilvusCodeTable.Get(code);
        var flagged = status.ExtraInfo.TryGetValue(InputErrorKey, out var value) && value == "true";
        return new MilvusFault(
            code,
            status.Reason,
            status.Retriable || code == MilvusCode.RateLimit || (isLegacy && info.IsRetriable),
            flagged || info.IsInputError);
    }
}
