using Connectors.Milvus.Engine.Kernels;

namespace Connectors.Milvus.Engine.Search;

/// <summary>
/// One float query rounded to signed bytes, and what the codes of a row say of its score: never less than the score itself, the
/// roundings of the exact arithmetic included. So a row whose bound is too low needs no look at its floats.
/// </summary>
internal sealed unsafe class CodedQuery
{
    private static readonly VectorScorer Products = new VectorScorer<Int8CodeKernel>();

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
        var codes = rows.Codes;
        var perLength = (_code.Norm * _rounding) + _code.Error;
        for (var index = 0; index < bounds.Length; index++)
        {
            ref readonly var code = ref codes[places[index]];
            var product = (bounds[index] * (code.Scale * _code.Scale)) + (_code.Norm * code.Error) + (perLength * (code.Norm + code.Error));
            bounds[index] = _metric switch
            {
                Metric.InnerProduct => product,
                Metric.Cosine => (product * inverseNorms![places[index]] * _inverseNorm) + 1e-6f,
                _ => (2 * product) - ((1 - (8 * _rounding)) * 0.9995f * ((_code.Norm * _code.Norm) + (code.Norm * code.Norm))),
            };
        }
    }
}
