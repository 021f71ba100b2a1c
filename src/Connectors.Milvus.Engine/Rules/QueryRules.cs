namespace Connectors.Milvus.Engine.Rules;

/// <summary>The limits of queries and searches. Codes follow the newest Milvus, where these are 1100.</summary>
internal static class QueryRules
{
    public static void CheckQueryWindow(long? limit, long offset)
    {
        if (limit is null)
            return;
        if (limit <= 0)
            throw Errors.Invalid($"invalid max query result window, limit [{limit}] is invalid, should be greater than 0");
        if (offset < 0)
            throw Errors.Invalid($"invalid max query result window, offset [{offset}] is invalid, should be gte than 0");
        if (offset + limit > Limits.ResultWindow)
            throw Errors.Invalid($"invalid max query result window, (offset+limit) should be in range [1, {Limits.ResultWindow}], but got {offset + limit}");
    }

    public static void CheckSearchWindow(long limit, long offset)
    {
        if (limit is <= 0 or > Limits.TopK)
            throw Errors.Invalid($"topk [{limit}] is invalid, it should be in range [1, {Limits.TopK}], but got {limit}");
        if (offset is < 0 or > Limits.TopK)
            throw Errors.Invalid($"offset [{offset}] is invalid, it should be in range [0, {Limits.TopK}], but got {offset}");
        if (limit + offset > Limits.TopK)
            throw Errors.Invalid($"offset+topk [{offset + limit}] is invalid, it should be in range [1, {Limits.TopK}], but got {offset + limit}");
    }

    public static void CheckQueryVectors(int count)
    {
        if (count is <= 0 or > Limits.QueryVectors)
            throw Errors.Invalid($"nq [{count}] is invalid, nq (number of search vector per search request) should be in range [1, {Limits.QueryVectors}], but got {count}");
    }

    public static void CheckRoundDecimal(int decimals)
    {
        if (decimals is < -1 or > Limits.RoundDecimal)
            throw Errors.Invalid($"round_decimal [{decimals}] is invalid, should be -1 or an integer in range [0, {Limits.RoundDecimal}]");
    }

    public static void CheckGroupSize(int size)
    {
        if (size is <= 0 or > Limits.GroupSize)
            throw Errors.Invalid($"input group size:{size} should be in range [1, {Limits.GroupSize}]");
    }

    public static void CheckEf(int ef, long wanted)
    {
        if (ef < wanted)
            throw Errors.Invalid($"ef({ef}) should be larger than k({wanted})");
    }
}
