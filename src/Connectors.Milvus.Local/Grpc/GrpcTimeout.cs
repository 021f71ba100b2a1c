using System.Globalization;

namespace Connectors.Milvus.Local;

/// <summary>The <c>grpc-timeout</c> header: at most eight digits and a unit (H, M, S, m, u or n).</summary>
internal static class GrpcTimeout
{
    private const int MaxDigits = 8;

    // What a timer of .NET can hold; 99,999,999 hours mean "never" anyway.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>The time a call has, or null when it has no limit or the header makes no sense.</summary>
    public static TimeSpan? Parse(string? header)
    {
        if (header is null || header.Length is < 2 or > MaxDigits + 1)
            return null;
        if (!long.TryParse(header.AsSpan(0, header.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;

        TimeSpan? timeout = header[^1] switch
        {
            'H' => TimeSpan.FromHours(value),
            'M' => TimeSpan.FromMinutes(value),
            'S' => TimeSpan.FromSeconds(value),
            'm' => TimeSpan.FromMilliseconds(value),
            'u' => TimeSpan.FromMicroseconds(value),
            // A tick is 100 ns; what is shorter is rounded up so that it is not taken for no time at all.
            'n' => TimeSpan.FromTicks((value + 99) / 100),
            _ => null,
        };
        return timeout > Longest ? Longest : timeout;
    }
}
