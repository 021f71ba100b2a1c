using System.Globalization;

namespace Connectors.Milvus.Client;

/// <summary>One handshake with the server: who it is, and the name it gave this client.</summary>
/// <param name="Info">What the server says about itself.</param>
/// <param name="Identifier">The decimal number that later calls send as <c>identifier</c>; null when the server gave none.</param>
/// <param name="Generation">Counts handshakes of one connection: a higher number means a reconnect.</param>
internal sealed record ServerInfo(MilvusServerInfo Info, string? Identifier, int Generation)
{
    /// <summary>Where the handshake was made when that is not the address itself: the primary of a global cluster.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The numbers at the start of <see cref="MilvusServerInfo.Version"/>, or null when there are none.</summary>
    public Version? Version { get; } = ParseVersion(Info.Version);

    /// <summary>Whether the server's version is known and at least the one given.</summary>
    public bool IsAtLeast(int major, int minor, int patch = 0) =>
        Version is { } version && version >= new Version(major, minor, patch);

    private static Version? ParseVersion(string text)
    {
        ReadOnlySpan<char> numbers = text.AsSpan().TrimStart('v').TrimStart('V');
        Span<int> parts = [0, 0, 0];
        for (int index = 0; index < parts.Length; index++)
        {
            int digits = numbers.IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? numbers.Length : end;
            if (!int.TryParse(numbers[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out parts[index]))
            {
                return null;
            }

            numbers = numbers[digits..];
            if (numbers.Length == 0 || numbers[0] != '.')
            {
                return index == 0 ? null : new Version(parts[0], parts[1], parts[2]);
            }

            numbers = numbers[1..];
        }

        return new Version(parts[0], parts[1], parts[2]);
    }
}
