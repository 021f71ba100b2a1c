using System.Collections;
using Connectors.Milvus.Protocol;
using Google.Protobuf;

namespace Connectors.Milvus.Client.Tests.Records;

/// <summary>Turns a column as it is sent (nulls take no space) into the form in which servers answer it (nulls of scalars have placeholders).</summary>
internal static class ServerForm
{
    public static FieldData Of(FieldData sent)
    {
        FieldData answer = sent.Clone();
        if (sent.ValidData.Count == 0 || sent.Scalars is not { } scalars)
            return answer;

        bool[] valid = [.. sent.ValidData];
        switch (scalars.DataCase)
        {
            case ScalarField.DataOneofCase.BoolData: Expand(answer.Scalars.BoolData.Data, valid, false); break;
            case ScalarField.DataOneofCase.IntData: Expand(answer.Scalars.IntData.Data, valid, 0); break;
            case ScalarField.DataOneofCase.LongData: Expand(answer.Scalars.LongData.Data, valid, 0L); break;
            case ScalarField.DataOneofCase.FloatData: answer.Scalars.FloatData.Data = Expand(scalars.FloatData.Data, valid, sizeof(float)); break;
            case ScalarField.DataOneofCase.DoubleData: answer.Scalars.DoubleData.Data = Expand(scalars.DoubleData.Data, valid, sizeof(double)); break;
            case ScalarField.DataOneofCase.StringData: Expand(answer.Scalars.StringData.Data, valid, ""); break;
            case ScalarField.DataOneofCase.GeometryWktData: Expand(answer.Scalars.GeometryWktData.Data, valid, ""); break;
            case ScalarField.DataOneofCase.JsonData: Expand(answer.Scalars.JsonData.Data, valid, ByteString.Empty); break;
            case ScalarField.DataOneofCase.ArrayData: Expand(answer.Scalars.ArrayData.Data, valid, new ScalarField()); break;
            default: throw new InvalidOperationException($"{scalars.DataCase}");
        }

        return answer;
    }

    private static void Expand(IList values, bool[] valid, object placeholder)
    {
        for (int row = 0; row < valid.Length; row++)
        {
            if (!valid[row])
                values.Insert(row, placeholder);
        }
    }

    private static ByteString Expand(ByteString values, bool[] valid, int size)
    {
        var bytes = values.ToList();
        for (int row = 0; row < valid.Length; row++)
        {
            if (!valid[row])
                bytes.InsertRange(row * size, new byte[size]);
        }

        return ByteString.CopyFrom([.. bytes]);
    }
}
