using Connectors.Milvus.Protocol;

namespace Connectors.Milvus.Client;

/// <summary>
/// Lists of vectors, each list one query against the vectors of a row. The vectors of a list lie end to end:
/// <code>[[1, 2], [3, 4]], dimension 2  →  EmbListFloatVector, one value: 1 2 3 4</code>
/// </summary>
internal sealed class ListQueryVectors : QueryVectors
{
    // EmbList placeholder types are the vector types' numbers and this.
    private const int ListOffset = 200;

    private readonly IReadOnlyList<QueryVectors> _lists;

    private ListQueryVectors(IReadOnlyList<QueryVectors> lists) => _lists = lists;

    public override int Count => _lists.Count;

    public override MilvusDataType DataType => MilvusDataType.ArrayOfVector;

    public override string Kind => "lists of vectors";

    public override string FieldKind => "a vector field of an array of structs";

    /// <exception cref="ArgumentException">A list is empty or of another kind than the first.</exception>
    public static ListQueryVectors Of(IReadOnlyList<QueryVectors> lists)
    {
        for (var i = 0; i < lists.Count; i++)
        {
            if (lists[i].Count == 0)
            {
                throw new ArgumentException($"The list at position {i} is empty.", nameof(lists));
            }

            if (lists[i].DataType != lists[0].DataType || lists[i].DataType is MilvusDataType.VarChar or MilvusDataType.ArrayOfVector or MilvusDataType.SparseFloatVector)
            {
                throw new ArgumentException($"The list at position {i} holds {lists[i].Kind}; all lists hold dense vectors of one kind.", nameof(lists));
            }
        }

        return new ListQueryVectors(lists);
    }

    public override string? Mistake(int index) => First(index, position => _lists[index].Mistake(position));

    public override bool Fits(MilvusFieldSchema field) =>
        field.DataType == MilvusDataType.ArrayOfVector && (_lists.Count == 0 || _lists[0].Fits(field));

    public override string? Misfit(int index, MilvusFieldSchema field) => First(index, position => _lists[index].Misfit(position, field));

    public override PlaceholderType PlaceholderType(MilvusFieldSchema field) => (PlaceholderType)((int)field.ElementType + ListOffset);

    // A list is looked for as a whole.
    public override bool IsElementLevel(MilvusFieldSchema field) => false;

    public override int Size(int index, MilvusFieldSchema field)
    {
        var size = 0;
        for (var i = 0; i < _lists[index].Count; i++)
        {
            size = checked(size + _lists[index].Size(i, field));
        }

        return size;
    }

    public override void Write(int index, MilvusFieldSchema field, Span<byte> bytes)
    {
        for (var i = 0; i < _lists[index].Count; i++)
        {
            var size = _lists[index].Size(i, field);
            _lists[index].Write(i, field, bytes[..size]);
            bytes = bytes[size..];
        }
    }

    private string? First(int index, Func<int, string?> problem)
    {
        for (var i = 0; i < _lists[index].Count; i++)
        {
            if (problem(i) is { } found)
            {
                return $"(a list) has a vector at position {i} that {found}";
            }
        }

        return null;
    }
}
