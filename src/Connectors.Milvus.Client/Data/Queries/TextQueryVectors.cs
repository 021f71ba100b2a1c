using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client;

/// <summary>Texts of which the server makes vectors.</summary>
internal sealed class TextQueryVectors(IReadOnlyList<string> texts) : QueryVectors
{
    public override int Count => texts.Count;

    public override MilvusDataType DataType => MilvusDataType.VarChar;

    public override string Kind => "texts";

    public override string FieldKind => "a vector field that a function computes";

    public override string? Mistake(int index)
    {
        try
        {
            StrictUtf8.Measure(texts[index]);
            return null;
        }
        catch (FieldValueException problem)
        {
            return $"cannot be sent: {problem.Message}";
        }
    }

    public override bool Fits(MilvusFieldSchema field) => field is { IsVector: true, IsFunctionOutput: true };

    public override string? Misfit(int index, MilvusFieldSchema field) => null;

    public override PlaceholderType PlaceholderType(MilvusFieldSchema field) => Protocol.PlaceholderType.VarChar;

    public override ByteString Encode(int index, MilvusFieldSchema field) => ByteString.CopyFromUtf8(texts[index]);
}
