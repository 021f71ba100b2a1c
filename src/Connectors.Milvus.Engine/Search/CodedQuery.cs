using System.Runtime.Intrinsics.X86;
using Connectors.Milvus.Engine.Kernels;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// One float query rounded to signed bytes, and what the codes of a row say of its score: never less than the score itself, the
/// roundings of the exact arithmetic included. So a row whose bound is too low needs no look at its floats.
/// </summary>
internal sealed unsafe class CodedQuery
{
    private static readonly VectorScorer Products = new VectorScorer<Int8CodeKernel>();

    // Rows: what is asked for arrives while so many others are scored.
    private const int Ahead = 6;

    private readonly AlignedBytes _codes;
    private readonly Int8Code _code;
    private readonly Metric _metric;
    private readonly int _dimension;
    private readonly float _inverseNorm;

    // What exact sums of this dimension may be off by, for vectors of length 1.
    private readonly float _rounding;

    public CodedQuery(ReadOnlySpan<float> query, Metric metric, float inverseNorm)
    {
        _metric = metric;
        _dimension = query.Length;
        _inverseNorm = inverseNorm;
        _rounding = ((_dimension / 8) + 32) * 1.2e-7f;
        _codes = new AlignedBytes(_dimension);
        _code = Int8Code.Encode(query, new Span<sbyte>(_codes.Pointer, _dimension));
    }

    /// <summary>Fills in, per place, what the score cannot be greater than; not a number where that is unknown.</summary>
    public void Bound(CodedRows rows, ReadOnlySpan<int> places, float[]? inverseNorms, Span<float> bounds)
    {
        Products.Score(new QueryPointer(_codes.Pointer, 0, _dimension), 1, rows.Rows, places, bounds);
        GC.KeepAlive(rows);
        GC.KeepAlive(this);
        for (var index = 0; index < bounds.Length; index++)
            bounds[index] = Bound(bounds[index], rows.Codes[places[index]], inverseNorms is null ? 1 : inverseNorms[places[index]]);
    }

    /// <summary>The same for slots that lie anywhere; not a number also where there are no codes yet.</summary>
    public void Bound(LoadedVectors vectors, ReadOnlySpan<int> slots, Span<float> bounds)
    {
        var (addresses, codes) = (new nint[slots.Length], new Int8Code[slots.Length]);
        for (var index = 0; index < slots.Length; index++)
        {
            var (block, place) = Math.DivRem(slots[index], vectors.BlockCapacity);
            if (vectors.Block(block).Coded is not { } rows)
                continue;
            addresses[index] = (nint)rows.Rows[place];
            codes[index] = rows.Codes[place];
        }

        for (var index = 0; index < slots.Length; index++)
        {
            if (index + Ahead < slots.Length)
                Prefetch(addresses[index + Ahead]);
            if (addresses[index] == 0)
                bounds[index] = float.NaN;
            else
                bounds[index] = Bound(Products.Score(_codes.Pointer, (byte*)addresses[index], _dimension), codes[index], vectors.InverseNorm(slots[index]));
        }

        GC.KeepAlive(vectors);
        GC.KeepAlive(this);
    }

    private float Bound(float codeProduct, in Int8Code code, float inverseNorm)
    {
        var perLength = (_code.Norm * _rounding) + _code.Error;
        var product = (codeProduct * (code.Scale * _code.Scale)) + (_code.Norm * code.Error) + (perLength * (code.Norm + code.Error));
        return _metric switch
        {
            Metric.InnerProduct => product,
            Metric.Cosine => (product * inverseNorm * _inverseNorm) + 1e-6f,
            _ => (2 * product) - ((1 - (8 * _rounding)) * 0.9995f * ((_code.Norm * _code.Norm) + (code.Norm * code.Norm))),
        };
    }

    private void Prefetch(nint row)
    {
        if (!Sse.IsSupported || row == 0)
            return;
        for (var at = 0; at < _dimension; at += AlignedBytes.Alignment)
            Sse.Prefetch0((byte*)row + at);
    }
}
