using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Connectors.Milvus.Engine.Kernels;

/// <summary>One step of a floating-point sum, for every width.</summary>
internal interface IFloatingStep
{
    static abstract Vector512<float> Add(Vector512<float> sum, Vector512<float> query, Vector512<float> row);

    static abstract Vector256<float> Add(Vector256<float> sum, Vector256<float> query, Vector256<float> row);

    static abstract float Add(float sum, float query, float row);

    static abstract float ToScore(float sum);
}

/// <summary>sum + query × row.</summary>
internal readonly struct DotStep : IFloatingStep
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> sum, Vector512<float> query, Vector512<float> row) => Vector512.MultiplyAddEstimate(query, row, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> sum, Vector256<float> query, Vector256<float> row) => Vector256.MultiplyAddEstimate(query, row, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sum, float query, float row) => float.MultiplyAddEstimate(query, row, sum);

    public static float ToScore(float sum) => sum;
}

/// <summary>sum + (query − row)²; the score is its negative.</summary>
internal readonly struct DistanceStep : IFloatingStep
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> sum, Vector512<float> query, Vector512<float> row)
    {
        var difference = query - row;
        return Vector512.MultiplyAddEstimate(difference, difference, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> sum, Vector256<float> query, Vector256<float> row)
    {
        var difference = query - row;
        return Vector256.MultiplyAddEstimate(difference, difference, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float sum, float query, float row)
    {
        var difference = query - row;
        return float.MultiplyAddEstimate(difference, difference, sum);
    }

    public static float ToScore(float sum) => -sum;
}
