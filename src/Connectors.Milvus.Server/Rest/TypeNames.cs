using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Server;

/// <summary>Data types by the names of Milvus's protocol, read in any case.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, DataType> ByName =
        Enum.GetValues<DataType>().Where(type => type != DataType.None).ToDictionary(Of, StringComparer.OrdinalIgnoreCase);

    // Generated C# names differ from the protocol's in a few capitals.
    public static string Of(DataType type) => type switch
    {
        DataType.Json => "JSON",
        DataType.Bfloat16Vector => "BFloat16Vector",
        _ => type.ToString(),
    };

    /// <exception cref="RestException">There is no such type.</exception>
    public static DataType Read(string name)
        => ByName.TryGetValue(name, out var type) ? type : throw RestException.Invalid($"data type {name} is invalid");
}
