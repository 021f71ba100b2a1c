using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>
/// A float vector rounded to signed bytes: element ≈ code × <see cref="Scale"/>. What rounding may change in an inner product with a query
/// is at most <see cref="Error"/> times the query's length.
/// </summary>
/// <param name="Scale">What one step of a code stands for.</param>
/// <param name="Error">The length of the difference between the vector and what its codes stand for; not a number where that is unknown.</param>
/// <param name="Norm">The vector's own length.</param>
internal readonly record struct Int8Code(float Scale, float Error, float Norm)
{
    private const float MaxCode = sbyte.MaxValue;

    // Squares of smaller elements lose digits, so that the lengths would be wrong: nothing is known of such a vector.
    private const float LeastMagnitude = 1e-15f;

    /// <summary>Rounds a vector.</summary>
    public static Int8Code Encode(ReadOnlySpan<float> vector, Span<sbyte> codes)
    {
        var greatest = MathF.Abs(TensorPrimitives.MaxMagnitude(vector));
        var norm = TensorPrimitives.Norm(vector);
        if (!(greatest >= LeastMagnitude))
        {
            codes.Clear();
            return new Int8Code(0, greatest == 0 ? 0 : float.NaN, RoundUp(norm));
        }

        var scale = greatest / MaxCode;
        var squares = Encode(vector, codes, MaxCode / greatest, scale);
        return new Int8Code(scale, RoundUp(MathF.Sqrt(squares)), RoundUp(norm));
    }

    // Lengths are sums of many roundings, each tiny beside the sum.
    private static float RoundUp(float length) => length * 1.0001f;

    private static float Encode(ReadOnlySpan<float> vector, Span<sbyte> codes, float inverse, float scale)
    {
        var squares = Vector256<float>.Zero;
        var at = 0;
        for (; at <= vector.Length - Vector256<float>.Count; at += Vector256<float>.Count)
        {
            var part = Vector256.Create(vector[at..]);
            var steps = Vector256.Round(part * inverse);
            var error = part - (steps * scale);
            squares += error * error;
            var numbers = Vector256.ConvertToInt32(steps);
            var shorts = Vector128.Narrow(numbers.GetLower(), numbers.GetUpper());
            MemoryMarshal.Write(MemoryMarshal.AsBytes(codes[at..]), Vector128.Narrow(shorts, shorts).AsUInt64()[0]);
        }

        var sum = Vector256.Sum(squares);
        for (; at < vector.Length; at++)
        {
            var step = MathF.Round(vector[at] * inverse);
            codes[at] = (sbyte)step;
            var error = vector[at] - (step * scale);
            sum += error * error;
        }

        return sum;
    }
}
