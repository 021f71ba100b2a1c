using System.Diagnostics.CodeAnalysis;

namespace Connectors.Milvus.VectorData;

/// <summary>What the annotations of members that read record types by reflection say.</summary>
internal static class Trimming
{
    /// <summary>What is read of a record type, and kept of it where the type is named.</summary>
    public const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors;

    public const string Message =
        "Nothing here keeps the record type's properties when the program is trimmed. Use GetRecordCollection of MilvusVectorStore, which keeps them, or dictionary records (GetDynamicCollection).";

    public const string DynamicCode =
        "Records of any class may need code that is made at run time. Use GetRecordCollection of MilvusVectorStore, or dictionary records (GetDynamicCollection).";
}
