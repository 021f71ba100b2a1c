using System.Reflection;
using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client.Tests;

/// <summary>What the client's members say that they cover.</summary>
internal static class Coverage
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<CoveredRow> Read() =>
    [
        .. from type in typeof(MilvusClient).Assembly.GetTypes()
           from member in type.GetMembers(Declared).Where(member => member is not TypeInfo).Prepend(type)
           from covers in member.GetCustomAttributes<CoversAttribute>(inherit: false)
           select new CoveredRow(Display(member), covers),
    ];

    /// <summary>The operations that the table must know: every public method of the client that waits for a server.</summary>
    public static IEnumerable<MethodInfo> Operations() =>
        from method in typeof(MilvusClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != nameof(MilvusClient.DisposeAsync)
        select method;

    public static string? Since(CoversAttribute covers) =>
        covers.Needs is null ? "2.4 or earlier" : (Feature(covers.Needs)?.Since.ToString(3));

    public static bool IsKnownRpc(string rpc) =>
        MilvusRpcs.All.Any(known => known.Name == rpc) || rpc.StartsWith("/v2/vectordb/", StringComparison.Ordinal);

    private static ServerCapability? Feature(string name) =>
        typeof(ServerFeatures).GetProperty(name, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServerCapability;

    private static string Display(MemberInfo member) => member switch
    {
        Type type => type.Name,
        MethodInfo { IsSpecialName: true } => $"{member.DeclaringType!.Name}",
        _ when member.DeclaringType == typeof(MilvusClient) => member.Name,
        _ => $"{member.DeclaringType!.Name}.{member.Name}",
    };
}

/// <summary>One attribute.</summary>
/// <param name="Member">The member that bears it, as the document shows it.</param>
/// <param name="Covers">The attribute.</param>
internal sealed record CoveredRow(string Member, CoversAttribute Covers);
