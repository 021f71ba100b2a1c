using System.Text;
using Connectors.Milvus.Protocol;

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

    public override int Size(int index, MilvusFieldSchema field) => Encoding.UTF8.GetByteCount(texts[index]);

    public override void Write(int index, MilvusFieldSchema field, Span<byte> bytes) => Encoding.UTF8.GetBytes(texts[index], bytes);
}
