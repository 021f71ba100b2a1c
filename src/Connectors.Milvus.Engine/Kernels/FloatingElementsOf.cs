using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Connectors.Milvus.Engine.Search;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>Vectors of floating-point elements; a query is floats.</summary>
/// <typeparam name="TElement">How elements are stored.</typeparam>
internal sealed unsafe class FloatingElementsOf<TElement> : VectorElements
    where TElement : struct, IFloatingElement
{
    private static readonly VectorScorer Distances = new VectorScorer<FloatingKernel<TElement, DistanceStep>>();
    private static readonly VectorScorer Products = new VectorScorer<FloatingKernel<TElement, DotStep>>();

    public override bool TakesFloats => TElement.Bytes < sizeof(float);

    public override int QueryBytes(int dimension) => dimension * sizeof(float);

    public override void WriteQuery(ReadOnlySpan<byte> vector, Span<byte> query)
    {
        if (TElement.Bytes == sizeof(float))
        {
            vector.CopyTo(query);
            return;
        }

        var floats = MemoryMarshal.Cast<byte, float>(query);
        fixed (byte* elements = vector)
        {
            for (var index = 0; index < vector.Length / TElement.Bytes; index++)
                floats[index] = TElement.Load(elements, index);
        }
    }

    public override float InverseNorm(ReadOnlySpan<byte> vector)
    {
        if (TElement.Bytes == sizeof(float))
            return Inverse(MemoryMarshal.Cast<byte, float>(vector));
        var dimension = vector.Length / TElement.Bytes;
        var floats = ArrayPool<float>.Shared.Rent(dimension);
        WriteQuery(vector, MemoryMarshal.AsBytes(floats.AsSpan()));
        var inverse = Inverse(floats.AsSpan(0, dimension));
        ArrayPool<float>.Shared.Return(floats);
        return inverse;
    }

    public override int FindNotFinite(ReadOnlySpan<byte> vectors)
        => TElement.Bytes == sizeof(float)
            ? FindNotFinite(MemoryMarshal.Cast<byte, uint>(vectors), TElement.ExponentMask)
            : FindNotFinite(MemoryMarshal.Cast<byte, ushort>(vectors), (ushort)TElement.ExponentMask);

    public override void Narrow(ReadOnlySpan<float> floats, Span<byte> elements) => TElement.Narrow(floats, elements);

    public override VectorScorer Scorer(Metric metric) => metric == Metric.L2 ? Distances : Products;

    private static float Inverse(ReadOnlySpan<float> floats)
    {
        var norm = TensorPrimitives.Norm(floats);
        return norm > 0 ? 1 / norm : 0;
    }

    // A number is not finite exactly when all its exponent bits are set: one test per element, less than copying costs.
    private static int FindNotFinite<TBits>(ReadOnlySpan<TBits> bits, TBits exponent)
        where TBits : struct, IBinaryInteger<TBits>
    {
        var mask = new Vector<TBits>(exponent);
        var index = 0;
        for (; index <= bits.Length - Vector<TBits>.Count; index += Vector<TBits>.Count)
        {
            if (Vector.EqualsAny(new Vector<TBits>(bits[index..]) & mask, mask))
                break;
        }

        for (; index < bits.Length; index++)
        {
            if ((bits[index] & exponent) == exponent)
                return index;
        }

        return -1;
    }
}
